/**
 * Fluent Community's webhook API below {@code /wp-json/fluent-community/v2}, word for word.
 * May know {@code webhook}, {@code delivery}, {@code web}; never another dialect's API.
 * Called over HTTP by Fluent Community's clients.
 */
@NullMarked
package org.belfry.api.community;

import org.jspecify.annotations.NullMarked;
