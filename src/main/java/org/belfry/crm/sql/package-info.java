/**
 * CRM connections in a table.
 * May know {@code crm} and {@code database}.
 * Called through the port {@code CrmConnections}.
 */
@NullMarked
package org.belfry.crm.sql;

import org.jspecify.annotations.NullMarked;
