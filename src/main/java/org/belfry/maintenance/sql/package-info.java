/**
 * Leases, history and progress of jobs, and the rows that grow old, in the database.
 * May know JDBC and the tables of every room.
 * Called through the ports of maintenance.
 */
@NullMarked
package org.belfry.maintenance.sql;

import org.jspecify.annotations.NullMarked;
