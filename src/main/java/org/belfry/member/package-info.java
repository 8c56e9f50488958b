/**
 * Accounts of contacts: a role, and a password that a member sets by the link in a mail.
 * Knows {@code contact}, {@code security}, {@code mail}, {@code people}'s door, {@code incoming}'s tokens and retries; no SQL.
 * Called by {@code fusion} when a contact is imported, by the native API, and by the page behind the link.
 */
@NullMarked
package org.belfry.member;

import org.jspecify.annotations.NullMarked;
