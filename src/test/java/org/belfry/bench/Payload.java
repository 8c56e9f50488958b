package org.belfry.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The texts that go in and come out; a delivery of such an event has about 600 bytes. */
final class Payload {
    static final String EVENT_TYPE = "contact.created";

    private static final String CONTACT =
            "\"contact\":{\"id\":123456,\"email\":\"john.doe@example.com\",\"first_name\":\"John\","
                    + "\"last_name\":\"Doe\",\"status\":\"subscribed\",\"phone\":\"+1-555-0100\",\"city\":\"Springfield\","
                    + "\"country\":\"US\",\"source\":\"sign-up form\",\"tags\":[{\"id\":7,\"title\":\"VIP\",\"slug\":\"vip\"}],"
                    + "\"lists\":[{\"id\":3,\"title\":\"Newsletter\",\"slug\":\"newsletter\"}],"
                    + "\"created_at\":\"2024-01-15T10:30:00Z\",\"updated_at\":\"2024-01-15T10:30:00Z\"}}";

    private Payload() {}

    /** Data that does not say when it was published; {@code number} may be any text that is a number in JSON. */
    static String dataWithoutTime(String number) {
        return "{\"n\":" + number + ",\"padding\":\"0123456\"," + CONTACT;
    }

    /** One event of FluentCRM's commonest type as the API takes it, published now. */
    static String event(int number) {
        return "{\"type\":\"" + EVENT_TYPE + "\",\"data\":" + data(number) + "}";
    }

    /** A list of events, numbered from {@code first}. */
    static String events(int first, int size) {
        return IntStream.range(first, first + size).mapToObj(Payload::event).collect(Collectors.joining(",", "[", "]"));
    }

    /** What a sink gets of such an event, signatures of the right length included. */
    static String delivery(int number) {
        return "{\"event\":\"" + EVENT_TYPE + "\",\"timestamp\":\"2024-01-15T10:30:00Z\",\"webhook_id\":1,\"data\":"
                + data(number) + ",\"signature\":\"sha256=" + "0".repeat(64) + "\"}";
    }

    /** What CloudCusp's page posts when somebody was added, with an address of its own for each number. */
    static String subscriberAdded(int number) {
        return "{\"event\":\"subscriber_added\",\"timestamp\":\"2024-01-15T10:30:00Z\",\"data\":{\"subscriber_id\":"
                + number + ",\"email\":\"john" + number
                + "@example.com\",\"first_name\":\"John\",\"last_name\":\"Doe\","
                + "\"list_id\":1,\"status\":\"subscribed\",\"source\":\"form_submission\","
                + "\"custom_fields\":{\"company\":\"Acme Corp\",\"phone\":\"+1234567890\"}}}";
    }

    static String data(int number) {
        return "{\"at\":" + Clock.micros() + ",\"n\":" + number + "," + CONTACT;
    }
}
