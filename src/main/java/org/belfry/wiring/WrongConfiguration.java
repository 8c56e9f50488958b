package org.belfry.wiring;

/** A setting that Belfry cannot start with; the message is one sentence that names it. */
final class WrongConfiguration extends RuntimeException {
    WrongConfiguration(String sentence) {
        super(sentence);
    }
}
