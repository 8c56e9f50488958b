package org.belfry.contact;

/**
 * A contact as it is kept.
 *
 * @param version grows with every change
 */
public record ContactEntry(ContactState contact, long version) {}
