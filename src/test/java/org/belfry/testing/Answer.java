package org.belfry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the sink does with a request that it has recorded. */
public sealed interface Answer {

    /** An answer with an empty body, given at once. */
    static Spoken status(int status) {
        return new Spoken(status, List.of(), "", new CountDownLatch(0));
    }

    /** Never answers; the connection stays open until the sink is closed. */
    static Answer silence() {
        return new Silence();
    }

    /** Closes the connection without a byte of answer. */
    static Answer hangUp() {
        return new HangUp();
    }

    /** An HTTP answer, written when the gate is open. */
    record Spoken(int status, List<RecordedRequest.Header> headers, String body, CountDownLatch gate)
            implements Answer {

        public Spoken header(String name, String value) {
            List<RecordedRequest.Header> more = new ArrayList<>(headers);
            more.add(new RecordedRequest.Header(name, value));
            return new Spoken(status, List.copyOf(more), body, gate);
        }

        public Spoken body(String text) {
            return new Spoken(status, headers, text, gate);
        }

        /** Waits with the answer until the test counts the gate down to zero; closing the sink opens it, too. */
        public Spoken heldBy(CountDownLatch heldBack) {
            return new Spoken(status, headers, body, heldBack);
        }
    }

    /** See {@link Answer#silence()}. */
    record Silence() implements Answer {}

    /** See {@link Answer#hangUp()}. */
    record HangUp() implements Answer {}
}
