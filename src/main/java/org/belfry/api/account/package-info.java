/**
 * The page behind the link in a member's mail.
 * Knows {@code member} and {@code web}; nothing of other APIs.
 * Called by members, who have a token and no role.
 */
@NullMarked
package org.belfry.api.account;

import org.jspecify.annotations.NullMarked;
