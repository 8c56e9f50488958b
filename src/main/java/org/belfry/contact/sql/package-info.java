/**
 * Keeps contacts, lists, tags and their history in the database.
 * May know {@code contact} and {@code database}.
 * Called through the ports {@code AddressBook} and {@code LabelBook}.
 */
@NullMarked
package org.belfry.contact.sql;

import org.jspecify.annotations.NullMarked;
