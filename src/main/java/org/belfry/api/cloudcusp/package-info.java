/**
 * CloudCusp Mailer's part of the WordPress REST API: the addresses that others post to.
 * Knows {@code incoming} and {@code web}; no other dialect.
 * Called over HTTP by strangers with a token.
 */
@NullMarked
package org.belfry.api.cloudcusp;

import org.jspecify.annotations.NullMarked;
