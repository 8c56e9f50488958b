/**
 * HMAC-SHA256, the one primitive that all signatures of the dialects are made of.
 * Knows only the JDK; which bytes are signed is the dialect's business.
 * Called by the dialects and by the checks of incoming requests.
 */
@NullMarked
package org.belfry.signing;

import org.jspecify.annotations.NullMarked;
