/**
 * What the products that live in WordPress share: how errors are told, how a webhook is read, which webhooks are seen.
 * May know {@code web}, {@code delivery}, {@code webhook}, {@code catalogue}; no product.
 * Called by the APIs of these products.
 */
@NullMarked
package org.belfry.api.wordpress;

import org.jspecify.annotations.NullMarked;
