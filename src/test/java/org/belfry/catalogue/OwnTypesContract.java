package org.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every place that keeps event types does. */
abstract class OwnTypesContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final TypeShape FULL = new TypeShape(
            "Ä few words", RawJson.of("{ \"type\" : \"object\" }"), RawJson.of("{\"z\":1,\"a\":\"\\u0000\"}"));
    private static final TypeShape EMPTY = new TypeShape(null, null, null);

    private final OwnTypes types;
    private final Transactions transactions;

    OwnTypesContract(OwnTypes types, Transactions transactions) {
        this.types = types;
        this.transactions = transactions;
    }

    private <T> T in(Supplier<T> work) {
        return transactions.call(work);
    }

    private OwnType registered(String tenant, String type, TypeShape shape) {
        return in(() -> {
            OwnType fresh = new OwnType(new Tenant(tenant), type, NOON);
            fresh.describe(shape, NOON);
            types.add(fresh);
            return fresh;
        });
    }

    @Test
    void a_type_comes_back_as_it_went_in_byte_for_byte() {
        registered("bytes", "full.type", FULL);
        registered("bytes", "empty.type", EMPTY);
        List<OwnType> found = in(() -> types.all(new Tenant("bytes")));
        assertThat(found).extracting(OwnType::type).containsExactly("empty.type", "full.type");
        assertThat(found).extracting(OwnType::shape).containsExactly(EMPTY, FULL);
        assertThat(found.get(1).createdAt()).isEqualTo(NOON);
        assertThat(found.get(1).tenant()).isEqualTo(new Tenant("bytes"));
    }

    @Test
    void a_name_is_taken_once_in_each_tenant() {
        registered("names", "my.type", EMPTY);
        assertThatThrownBy(() -> registered("names", "my.type", EMPTY)).isInstanceOf(TypeTaken.class);
        registered("other-names", "my.type", FULL);
        assertThat(in(() -> types.named(new Tenant("names"), List.of("my.type", "no.type"))))
                .extracting(OwnType::shape)
                .containsExactly(EMPTY);
    }

    @Test
    void changes_are_kept() {
        registered("changes", "my.type", FULL);
        in(() -> {
            types.findForChange(new Tenant("changes"), "my.type").orElseThrow().describe(EMPTY, NOON.plusSeconds(1));
            return true;
        });
        OwnType changed = in(() -> types.all(new Tenant("changes"))).get(0);
        assertThat(changed.shape()).isEqualTo(EMPTY);
        assertThat(changed.updatedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(in(() -> types.findForChange(new Tenant("elsewhere"), "my.type")))
                .isEmpty();
    }

    @Test
    void what_is_removed_is_gone_and_its_name_is_free() {
        registered("removals", "my.type", FULL);
        in(() -> {
            types.remove(types.findForChange(new Tenant("removals"), "my.type").orElseThrow());
            return true;
        });
        assertThat(in(() -> types.all(new Tenant("removals")))).isEmpty();
        assertThat(registered("removals", "my.type", EMPTY).shape()).isEqualTo(EMPTY);
    }
}
