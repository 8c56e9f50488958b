/**
 * The page behind the link in a confirmation mail.
 * Knows {@code incoming}; nothing of other APIs.
 * Called by contacts, who have a token and no role.
 */
@NullMarked
package org.belfry.api.optin;

import org.jspecify.annotations.NullMarked;
