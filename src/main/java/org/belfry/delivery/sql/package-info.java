/**
 * The hot path in native SQL: insert, claim, record, in batches; PostgreSQL and H2.
 * May know {@code delivery}, {@code database} and JDBC.
 * Called through the ports of {@code delivery}.
 */
@NullMarked
package org.belfry.delivery.sql;

import org.jspecify.annotations.NullMarked;
