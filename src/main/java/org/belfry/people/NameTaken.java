package org.belfry.people;

/** Another has the name already, in whatever tenant; the transaction is rolled back. */
public class NameTaken extends RuntimeException {
    public NameTaken() {
        super("The name is taken.");
    }
}
