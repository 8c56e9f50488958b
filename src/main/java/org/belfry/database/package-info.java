/**
 * Statements on a connection of the current transaction, and rows as they come back.
 * Knows the kernel, json and JDBC; nothing of what the rows mean.
 * Called by the rooms that keep their own tables in plain SQL.
 */
@NullMarked
package org.belfry.database;

import org.jspecify.annotations.NullMarked;
