package org.belfry.api.wordpress;

import java.util.function.Predicate;
import org.belfry.egress.EgressPolicy;

/**
 * Where a product's webhooks may send, and what.
 *
 * @param events whether they may subscribe to this, in the product's spelling
 */
public record Allowed(EgressPolicy policy, Predicate<String> events) {}
