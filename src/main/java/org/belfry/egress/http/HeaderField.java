package org.belfry.egress.http;

/** One line of a message's head; the name as it was written, the value without the blanks around it. */
public record HeaderField(String name, String value) {}
