/**
 * Signatures: HMAC-SHA256 with a text as key, and Standard Webhooks with HMAC-SHA256 or Ed25519; making and checking.
 * Knows the kernel and the JDK's cryptography; which bytes are signed under which header is the dialect's business.
 * Called by the dialects, by whoever takes a secret, and by the checks of incoming requests.
 */
@NullMarked
package org.belfry.signing;

import org.jspecify.annotations.NullMarked;
