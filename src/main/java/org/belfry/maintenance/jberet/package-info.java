/**
 * The batch runtime inside the application: JBeret on the server's threads and transactions, its repository in our database.
 * May know JBeret and CDI; nothing of what the jobs do.
 * Called by the wiring, which produces the one JobOperator that everybody injects.
 */
@NullMarked
package org.belfry.maintenance.jberet;

import org.jspecify.annotations.NullMarked;
