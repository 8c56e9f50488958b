/**
 * Statements on connections of the current transaction, for the rooms below the deliveries and beside them.
 * May know JDBC; nothing of what the rows mean.
 * Called by rooms that keep rows.
 */
@NullMarked
package org.belfry.sql;

import org.jspecify.annotations.NullMarked;
