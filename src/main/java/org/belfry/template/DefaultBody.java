package org.belfry.template;

/** What is sent where nobody built a payload: CloudCusp's own example, as far as the event knows its values. */
public final class DefaultBody {
    private static final PayloadTemplate EXAMPLE = PayloadTemplate.parse(
            """
            {"event_type":"{event_type}","timestamp":"{timestamp}",\
            "subscriber":{"id":"{subscriber_id}","email":"{subscriber_email}",\
            "first_name":"{subscriber_first_name}","custom_field":"{subscriber_custom_field_id}"},\
            "campaign":{"id":"{campaign_id}","name":"{campaign_name}"}}""");

    private DefaultBody() {}

    /** The body for one event; members that the event knows nothing of are left out, so there are no warnings. */
    public static FilledBody fill(EventValues values) {
        return EXAMPLE.fillWithWhatIsKnown(values);
    }
}
