/**
 * Keeps incoming webhooks, automations and receipts in the database, and leases the work that receipts make.
 * May know {@code incoming} and {@code database}.
 * Called through the ports of {@code incoming}.
 */
@NullMarked
package org.belfry.incoming.sql;

import org.jspecify.annotations.NullMarked;
