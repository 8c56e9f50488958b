package org.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.catalogue.MemoryOwnTypes.NO_TRANSACTIONS;

import java.util.List;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.event.SampleData;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Tenant OTHER = new Tenant("other");
    private static final RawJson EXAMPLE = RawJson.of("{\"amount\":1}");
    private static final TypeShape PAID = new TypeShape(
            null,
            RawJson.of("{\"properties\":{\"amount\":{\"type\":\"integer\"}},\"required\":[\"amount\"]}"),
            EXAMPLE);

    private final MemoryOwnTypes types = new MemoryOwnTypes();
    private final Catalogue catalogue = new Catalogue(types, NO_TRANSACTIONS);
    private final Registry registry = new Registry(types, NO_TRANSACTIONS, new SteppingClock());

    private void register(String type, TypeShape shape) {
        assertThat(registry.register(Tenant.DEFAULT, type, shape)).isPresent();
    }

    private static HubEvent event(String type, String data) {
        return HubEvent.of(type, data);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_dialect_takes_its_own_events_in_its_spelling_and_custom_ones_as_they_are(Dialect dialect) {
        register("invoice.paid", PAID);
        EventType first = dialect.events().iterator().next();
        assertThat(catalogue.offered(dialect, Tenant.DEFAULT, dialect.spell(first.wireName())))
                .contains(first.wireName());
        assertThat(catalogue.offered(dialect, Tenant.DEFAULT, "invoice.paid")).contains("invoice.paid");
        assertThat(catalogue.offered(dialect, OTHER, "invoice.paid")).isEmpty();
        assertThat(catalogue.offered(dialect, Tenant.DEFAULT, "invoice.lost")).isEmpty();
        assertThat(catalogue.offered(dialect, Tenant.DEFAULT, "Not well-formed"))
                .isEmpty();
    }

    @Test
    void a_dialect_takes_no_event_of_the_catalogue_that_it_does_not_offer() {
        assertThat(catalogue.offered(Dialect.FLUENT_CRM, Tenant.DEFAULT, "feed.created"))
                .isEmpty();
        assertThat(catalogue.offered(Dialect.CLOUDCUSP, Tenant.DEFAULT, "contact.created"))
                .isEmpty();
    }

    @Test
    void the_example_of_a_type_is_the_sample_of_its_events() {
        register("invoice.paid", PAID);
        register("invoice.seen", new TypeShape(null, null, null));
        assertThat(catalogue.sample(Dialect.FLUENT_CRM, Tenant.DEFAULT, "invoice.paid"))
                .isEqualTo(new Sample(EXAMPLE, null));
        assertThat(catalogue
                        .sample(Dialect.STANDARD, Tenant.DEFAULT, "invoice.seen")
                        .data())
                .isEqualTo(RawJson.of("{}"));
        assertThat(catalogue
                        .sample(Dialect.FLUENT_COMMUNITY, Tenant.DEFAULT, "invoice.paid")
                        .actor())
                .as("it always shows a profile")
                .isNotNull();
        assertThat(catalogue
                        .sample(Dialect.STANDARD, Tenant.DEFAULT, "contact.created")
                        .data())
                .isEqualTo(SampleData.of(EventType.CONTACT_CREATED));
    }

    @Test
    void the_database_is_not_asked_about_the_catalogue() {
        assertThat(catalogue.objectionsTo(List.of(event("contact.created", "{}"))))
                .isEmpty();
        assertThat(catalogue.find(Tenant.DEFAULT, "contact.created")).isEmpty();
        assertThat(types.lookUps).isZero();
    }

    @Test
    void objections_name_the_event_and_the_member() {
        register("invoice.paid", PAID);
        List<Objection> objections = catalogue.objectionsTo(List.of(
                event("contact.created", "{}"),
                event("invoice.paid", "{\"amount\":1.5}"),
                event("invoice.lost", "{}"),
                event("invoice.paid", "{\"amount\":2}"),
                event("invoice.paid", "{\"amount\":2}").ofTenant(OTHER)));
        assertThat(objections).extracting(Objection::position).containsExactly(1, 2, 4);
        assertThat(objections).extracting(Objection::member).containsExactly("data", "type", "type");
        assertThat(objections.get(0).reason()).contains("/amount");
        assertThat(objections.get(1).reason()).isEqualTo("Event type 'invoice.lost' is not known.");
    }

    @Test
    void a_changed_schema_holds_from_then_on() {
        register("invoice.paid", PAID);
        List<HubEvent> text = List.of(event("invoice.paid", "{\"amount\":\"1\"}"));
        assertThat(catalogue.objectionsTo(text)).hasSize(1);
        OwnType changed = registry.change(
                        Tenant.DEFAULT,
                        "invoice.paid",
                        type -> {},
                        before -> new TypeShape(null, RawJson.of("{}"), null))
                .orElseThrow();
        // As the commit does it.
        MemoryOwnTypes.set(changed, "version", changed.version() + 1);
        assertThat(catalogue.objectionsTo(text)).isEmpty();
    }

    @Test
    void a_name_of_the_catalogue_or_of_ones_own_is_taken() {
        register("invoice.paid", PAID);
        assertThatThrownBy(() -> registry.register(Tenant.DEFAULT, "invoice.paid", PAID))
                .isInstanceOf(TypeTaken.class);
        assertThatThrownBy(() -> registry.register(OTHER, "contact.created", PAID))
                .isInstanceOf(TypeTaken.class);
        assertThat(registry.register(OTHER, "invoice.paid", PAID)).isPresent();
    }

    @Test
    void a_refused_change_or_removal_leaves_all_as_it_is() {
        register("invoice.paid", PAID);
        assertThatThrownBy(() -> registry.remove(Tenant.DEFAULT, "invoice.paid", type -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(catalogue.find(Tenant.DEFAULT, "invoice.paid")).isPresent();
        assertThat(registry.remove(OTHER, "invoice.paid", type -> {})).isFalse();
        assertThat(registry.remove(Tenant.DEFAULT, "invoice.paid", type -> {})).isTrue();
        assertThat(catalogue.all(Tenant.DEFAULT)).isEmpty();
    }

    @Test
    void a_tenant_has_not_more_types_than_a_list_can_show() {
        for (int i = 0; i < Registry.MOST_TYPES; i++) {
            types.add(new OwnType(Tenant.DEFAULT, "type.n" + i, new SteppingClock().instant()));
        }
        assertThat(registry.register(Tenant.DEFAULT, "one.more", PAID)).isEmpty();
    }
}
