/**
 * What the products that live in WordPress share on the wire: the shape of an error.
 * May know {@code web}; no dialect.
 * Called by the dialects' APIs.
 */
@NullMarked
package org.belfry.api.wordpress;

import org.jspecify.annotations.NullMarked;
