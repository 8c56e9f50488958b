/**
 * Members and the links to their passwords, in tables.
 * May know {@code member} and {@code database}.
 * Called through the ports of {@code member}.
 */
@NullMarked
package org.belfry.member.sql;

import org.jspecify.annotations.NullMarked;
