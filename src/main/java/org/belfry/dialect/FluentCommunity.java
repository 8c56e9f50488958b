package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.event.SampleData;
import org.belfry.json.JavaScriptJson;
import org.belfry.json.RawJson;
import org.belfry.retry.RetrySchedule;
import org.belfry.signing.SigningKeys;
import org.jspecify.annotations.Nullable;

/**
 * Fluent Community's way to speak. The envelope is {@code event, timestamp, data, xprofile}, in this order; the profile is
 * that of the one who did it, null when unknown. One of the page's two verifiers checks the signature over
 * {@code JSON.stringify(req.body)}, so data and profile are written as JavaScript would write them.
 */
public final class FluentCommunity implements Voice {
    static final Voice VOICE = new FluentCommunity();

    /** The 24 events Fluent Community offers, in the order of its page. */
    public static final Set<EventType> EVENTS =
            Collections.unmodifiableSet(EnumSet.range(EventType.FEED_CREATED, EventType.REPORT_RESOLVED));

    /** How often a failed delivery is tried again when the webhook does not say. */
    public static final int USUAL_RETRIES = 3;

    /** How often a webhook may wish that. */
    public static final int MOST_RETRIES = 10;

    private static final RawJson PROFILE = RawJson.of(
            """
            {"user_id":45,"total_points":6425,"is_verified":1,"status":"active","display_name":"User Name",\
            "username":"username","avatar":"avatar_url","created_at":"2024-03-05 16:37:02",\
            "short_description":"User description","meta":{"website":"website_url","cover_photo":"cover_photo_url",\
            "social_links":{"twitter":"@handle","youtube":"@handle","linkedin":"handle","fb":"handle",\
            "instagram":"handle"},"badge_slug":["badge1","badge2"]},"badge":null}""");
    private static final int ROOM_FOR_THE_REST = 200;

    private FluentCommunity() {}

    /**
     * The schedule of a webhook with this {@code retry_count}: the usual steps, the last one repeated.
     *
     * @throws IllegalArgumentException with one sentence when it is not 0 to {@value #MOST_RETRIES}
     */
    public static RetrySchedule schedule(int retryCount) {
        if (retryCount < 0 || retryCount > MOST_RETRIES) {
            throw new IllegalArgumentException("retry_count is 0 to %d (was %d).".formatted(MOST_RETRIES, retryCount));
        }
        return RetrySchedule.FLUENT_CRM.withRetries(retryCount);
    }

    @Override
    public Set<EventType> events() {
        return EVENTS;
    }

    @Override
    public RetrySchedule retrySchedule() {
        return schedule(USUAL_RETRIES);
    }

    @Override
    public Sample sample(EventType type) {
        return new Sample(SampleData.of(type), PROFILE);
    }

    @Override
    public Body body(Message message, SigningKeys keys) {
        Message.Happened event = message.event();
        ByteArrayOutputStream body = new ByteArrayOutputStream(event.data().length() + ROOM_FOR_THE_REST);
        String opening = "{\"event\":\"" + event.type()
                + "\",\"timestamp\":\"" + event.occurredAt().truncatedTo(ChronoUnit.SECONDS)
                + "\",\"data\":";
        body.writeBytes(opening.getBytes(UTF_8));
        JavaScriptJson.rewritten(event.data()).appendTo(body);
        body.writeBytes(",\"xprofile\":".getBytes(UTF_8));
        appendProfile(event.actor(), body);
        body.write('}');
        return Body.of(body.toByteArray());
    }

    private static void appendProfile(@Nullable RawJson actor, ByteArrayOutputStream body) {
        if (actor == null) {
            body.writeBytes("null".getBytes(UTF_8));
        } else {
            JavaScriptJson.rewritten(actor).appendTo(body);
        }
    }

    @Override
    public Map<String, String> headers(Message message, byte[] body, SigningKeys keys) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "FluentCommunity-Webhook/1.0");
        headers.put("X-Fluent-Event", message.event().type());
        headers.put("X-Fluent-Signature", keys.sha256(body));
        headers.put("X-Fluent-Delivery", message.delivery().toString());
        return headers;
    }
}
