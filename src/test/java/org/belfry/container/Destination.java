package org.belfry.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.belfry.blackbox.FluentCrmDelivery;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.Subscriptions.Created;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.Dialect;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;

/** A webhook that is pointed at a sink in this very process, and what has arrived there. One for each test. */
@ApplicationScoped
public class Destination {
    /** Long enough for anything that happens at once, on two busy cores. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Event<HubEvent> events;

    private RecordingSink sink;
    private int number;
    private Created webhook;

    @PostConstruct
    void listen() {
        sink = RecordingSink.open();
    }

    /** Subscribes a new webhook with a path of its own to the events of {@link #event}, in place of the one before. */
    public void open() {
        if (webhook != null) {
            subscriptions.delete(
                    Tenant.DEFAULT, Dialect.FLUENT_CRM, webhook.webhook().id());
        }
        number++;
        webhook = subscriptions.create(
                Tenant.DEFAULT,
                Dialect.FLUENT_CRM,
                new WebhookEdit(
                        "destination", sink.url(path()), List.of(EventType.CONTACT_CREATED.wireName()), null, null));
    }

    /** An event that has its name as its id, and that its delivery can be told by. */
    public static HubEvent event(String name) {
        return anonymous(name).withId(new EventId(name));
    }

    /** As {@link #event}, with an id to be given by Belfry. */
    public static HubEvent anonymous(String name) {
        return HubEvent.of(EventType.CONTACT_CREATED, "{\"name\":\"" + name + "\"}");
    }

    /** Waits for so many deliveries, checks their signatures, and tells their events' names in order of arrival. */
    public List<String> awaitNames(int count) {
        return names(sink.awaitCount(path(), count, SOON));
    }

    /**
     * Waits for so many deliveries, and then tells all that has come when an event that is fired now has come too: what was
     * to arrive twice or not at all shows here. Deliveries of different commits may overtake each other.
     */
    public List<String> namesBeforeTheNext(int count) {
        if (count > 0) {
            sink.awaitCount(path(), count, SOON);
        }
        String barrier = "barrier-" + number;
        events.fire(event(barrier));
        List<RecordedRequest> came =
                sink.await(path(), requests -> names(requests).contains(barrier), SOON);
        return names(came).stream().filter(name -> !name.equals(barrier)).toList();
    }

    private List<String> names(List<RecordedRequest> requests) {
        return requests.stream()
                .map(FluentCrmDelivery::of)
                .map(delivery -> {
                    delivery.verify(webhook.secret().reveal());
                    assertThat(delivery.event()).isEqualTo("contact.created");
                    return delivery.data().at("name").string();
                })
                .toList();
    }

    private String path() {
        return "/destination-" + number;
    }

    @PreDestroy
    void hangUp() {
        try {
            sink.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
