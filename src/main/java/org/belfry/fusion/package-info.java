/**
 * What a CRM's call for a contact leads to: a receipt, a contact loaded back, its tags and fields taken over.
 * May know {@code incoming}, {@code crm}, {@code contact} and {@code guard}; no SQL, and no server but an executor.
 * Called by WP Fusion's address and by the clock.
 */
@NullMarked
package org.belfry.fusion;

import org.jspecify.annotations.NullMarked;
