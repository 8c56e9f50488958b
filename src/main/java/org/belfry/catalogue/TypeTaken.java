package org.belfry.catalogue;

/** The tenant has a type of that name, or everybody has; the transaction is rolled back. */
public class TypeTaken extends RuntimeException {
    public TypeTaken() {
        super("The event type is there already.");
    }
}
