package org.belfry.web;

/** A request body that cannot be read; each dialect says so in its own words. */
public final class BodyRefused extends RuntimeException {
    private final Reason reason;

    BodyRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, with the HTTP status that fits. */
    public enum Reason {
        TOO_LARGE(413),
        UNSUPPORTED(415),
        MALFORMED(400);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
