package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.belfry.delivery.Subscriptions;
import org.belfry.json.Faults;
import org.belfry.security.Role;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Statistics;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** How a webhook's deliveries went, by hour or day. */
@Path("webhooks/{id: [0-9]+}/statistics")
@Dependent
public class StatisticsResource {
    private static final Duration USUAL_HOURS = Duration.ofDays(7);

    private final Subscriptions subscriptions;
    private final StatisticsReader statistics;
    private final InstantSource clock;
    private final HttpServletRequest request;

    @Inject
    public StatisticsResource(
            Subscriptions subscriptions, StatisticsReader statistics, InstantSource clock, HttpServletRequest request) {
        this.subscriptions = subscriptions;
        this.statistics = statistics;
        this.clock = clock;
        this.request = request;
    }

    /** {@code ?granularity=hour|day&since&until}; without {@code since} all days, or the hours of a week. */
    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.VIEWER})
    @Described(
            value = "How a webhook's deliveries went, by hour or day",
            gives = "Statistics",
            queries = {"granularity", "since", "until"})
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Webhook webhook =
                subscriptions.find(Callers.tenant(request), Ids.webhook(id)).orElseThrow(Problems::nothingThere);
        Faults faults = new Faults();
        Granularity granularity = granularity(first(uri, "granularity"), faults);
        Instant since = DeliveryFilterIn.instant("since", first(uri, "since"), faults);
        Instant until = DeliveryFilterIn.instant("until", first(uri, "until"), faults);
        Problem.throwIfAny(faults);
        if (since == null && granularity == Granularity.HOUR) {
            since = (until == null ? clock.instant() : until).minus(USUAL_HOURS);
        }
        Statistics.Query query = new Statistics.Query(webhook.id(), granularity, since, until);
        return Answers.ok(statistics.read(webhook, query));
    }

    private static Granularity granularity(@Nullable String word, Faults faults) {
        if (word == null || word.equals("day")) {
            return Granularity.DAY;
        }
        if (!word.equals("hour")) {
            faults.add("granularity", "Must be hour or day.");
        }
        return Granularity.HOUR;
    }

    private static @Nullable String first(UriInfo uri, String name) {
        return uri.getQueryParameters().getFirst(name);
    }
}
