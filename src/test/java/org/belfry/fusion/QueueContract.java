package org.belfry.fusion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.belfry.contact.Authority;
import org.belfry.contact.ContactChange;
import org.belfry.contact.Occasion;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmId;
import org.belfry.crm.Preset;
import org.belfry.crm.sql.SqlCrmConnections;
import org.belfry.database.TestDatabase;
import org.belfry.fusion.sql.SqlLinks;
import org.belfry.fusion.sql.SqlLoads;
import org.belfry.incoming.LeaseLost;
import org.belfry.incoming.Outcome;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.incoming.sql.SqlErrands;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.Mapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections, what CRMs call contacts, and the queue of those to be loaded, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueueContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00.123456Z");
    private static final CrmId SEVEN = new CrmId("7");
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final SqlCrmConnections connections;
    private final SqlLinks links;
    private final SqlLoads loads;
    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;
    private CrmConnection crm = connection("none");

    QueueContract(TestDatabase database) {
        this.database = database;
        this.connections = new SqlCrmConnections(database.rows());
        this.links = new SqlLinks(database.rows());
        this.loads = new SqlLoads(database.rows());
    }

    @BeforeEach
    void another_tenant() {
        tenant = new Tenant("q" + ++tenants);
        database.execute("DELETE FROM receipt");
        crm = database.transactions().call(() -> added("crm"));
    }

    private CrmConnection connection(String name) {
        return connection(1, name, new CrmConnection.Reading(null, null, null));
    }

    private CrmConnection connection(long id, String name, CrmConnection.Reading reading) {
        CrmConnection.Reach reach = new CrmConnection.Reach(name, "https://crm.example", "/contacts/{id}");
        return new CrmConnection(id, tenant, reach, null, reading, 1, NOON, NOON);
    }

    private CrmConnection added(String name) {
        CrmConnection made = connection(connections.nextId(), name, new CrmConnection.Reading(null, null, null));
        assertThat(connections.add(made)).isTrue();
        return made;
    }

    @Test
    void a_connection_is_kept_whole() {
        Mapping mapping = Mapping.read(
                StrictJson.read("[{\"from\":\"mail\",\"to\":\"email\"}]".getBytes(UTF_8)), "mapping", new Faults());
        database.transactions().run(() -> {
            CrmConnection made = new CrmConnection(
                    connections.nextId(),
                    tenant,
                    new CrmConnection.Reach("Hub", "https://hub.example", "/c/{id}"),
                    new byte[] {1, 2},
                    new CrmConnection.Reading(Preset.HUBSPOT, mapping, "a.b"),
                    3,
                    NOON,
                    NOON.plusSeconds(1));
            connections.add(made);
            CrmConnection kept = connections.find(tenant, made.id()).orElseThrow();
            assertThat(kept.reach()).isEqualTo(made.reach());
            assertThat(kept.sealedAuth()).containsExactly(1, 2);
            assertThat(kept.reading().preset()).isEqualTo(Preset.HUBSPOT);
            assertThat(kept.reading().mapping().json()).isEqualTo(mapping.json());
            assertThat(kept.reading().tagsPath()).isEqualTo("a.b");
            assertThat(kept.version()).isEqualTo(3);
            assertThat(kept.createdAt()).isEqualTo(NOON);
            assertThat(kept.updatedAt()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void a_name_is_one_connections_in_its_tenant() {
        database.transactions().run(() -> {
            assertThat(connections.add(connection(connections.nextId(), "crm", crm.reading())))
                    .isFalse();
            CrmConnection second = added("second");
            assertThat(connections.replace(connection(second.id(), "crm", second.reading())))
                    .isFalse();
            assertThat(connections.replace(connection(second.id(), "renamed", second.reading())))
                    .isTrue();
            assertThat(connections.named(tenant, "renamed").orElseThrow().id()).isEqualTo(second.id());
            assertThat(connections.named(tenant, Long.toString(second.id()))).isPresent();
            assertThat(connections.named(tenant, "second")).isEmpty();
            assertThat(connections.page(tenant, 0, 1))
                    .extracting(CrmConnection::id)
                    .containsExactly(crm.id());
            assertThat(connections.page(tenant, crm.id(), 9))
                    .extracting(CrmConnection::id)
                    .containsExactly(second.id());
        });
    }

    @Test
    void another_tenants_connection_is_not_there() {
        database.transactions().run(() -> {
            Tenant other = new Tenant("other");
            assertThat(connections.find(other, crm.id())).isEmpty();
            assertThat(connections.findForChange(other, crm.id())).isEmpty();
            assertThat(connections.findForChange(tenant, crm.id())).isPresent();
            assertThat(connections.named(other, "crm")).isEmpty();
            assertThat(connections.named(other, Long.toString(crm.id()))).isEmpty();
            assertThat(connections.page(other, 0, 9)).isEmpty();
        });
    }

    @Test
    void a_link_is_kept_replaced_and_goes_with_its_connection() {
        ContactId ann = database.transactions().call(this::contact);
        database.transactions().run(() -> {
            assertThat(links.find(crm.id(), SEVEN)).isEmpty();
            links.keep(crm.id(), SEVEN, new Links.Link(ann, List.of()));
            links.keep(crm.id(), SEVEN, new Links.Link(ann, List.of("gold", "\"ä")));
            assertThat(links.find(crm.id(), SEVEN)).contains(new Links.Link(ann, List.of("gold", "\"ä")));
            assertThat(links.find(crm.id(), new CrmId("8"))).isEmpty();
        });
        database.transactions().run(() -> connections.remove(crm.id()));
        assertThat(database.transactions().call(() -> links.find(crm.id(), SEVEN)))
                .isEmpty();
    }

    private ContactId contact() {
        ContactFields fields = new ContactFields(
                new EmailAddress("ann@example.com"),
                ContactFields.NONE.texts(),
                null,
                List.of(),
                List.of(),
                ContactFields.NONE.custom());
        SqlAddressBook book = new SqlAddressBook(database.rows());
        ContactId id = book.nextId();
        Occasion occasion = new Occasion(tenant, NOON, Authority.MACHINE);
        book.add(tenant, ContactChange.of(fields).create(id, occasion).state());
        return id;
    }

    private long received(String contact, ReceiptStatus status, Duration later) {
        FusionCall call = new FusionCall(FusionAction.ADD, new CrmId(contact), "editor", true);
        Loads.Came came = new Loads.Came(NOON, "192.0.2.1", RawJson.of("{}"));
        String warning = status == ReceiptStatus.DUPLICATE ? "again" : null;
        return database.transactions().call(() -> loads.add(new Loads.Fresh(crm, call, came, status, warning), later));
    }

    private List<Load> claim(int most) {
        return database.transactions().call(() -> loads.claim(new Loads.Waiting(tenant.id(), crm.id()), most, LEASE));
    }

    @Test
    void what_is_due_is_leased_once_oldest_first_and_no_more_than_asked_for() {
        long first = received("1", ReceiptStatus.PENDING, Duration.ZERO);
        long second = received("2", ReceiptStatus.PENDING, Duration.ZERO);
        received("3", ReceiptStatus.DUPLICATE, Duration.ZERO);
        received("4", ReceiptStatus.PENDING, Duration.ofMinutes(1));
        assertThat(database.transactions().call(loads::waiting))
                .containsExactly(new Loads.Waiting(tenant.id(), crm.id()));
        List<Load> one = claim(1);
        assertThat(one).extracting(load -> load.ticket().receipt()).containsExactly(first);
        assertThat(FusionCall.read(StrictJson.read(one.get(0).payload().bytes())))
                .contains(new FusionCall(FusionAction.ADD, new CrmId("1"), "editor", true));
        assertThat(one.get(0).progress().byHand()).isFalse();
        assertThat(claim(9)).extracting(load -> load.ticket().receipt()).containsExactly(second);
        assertThat(claim(9)).isEmpty();
        assertThat(database.transactions().call(loads::waiting)).isEmpty();
    }

    @Test
    void who_has_lost_the_lease_settles_nothing() {
        received("1", ReceiptStatus.PENDING, Duration.ZERO);
        Load dead = claim(1).get(0);
        database.execute("UPDATE receipt SET due_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        Load alive = claim(1).get(0);
        SqlErrands errands = new SqlErrands(database.rows());
        Outcome done = new Outcome(ReceiptStatus.PROCESSED, List.of(), null, Outcome.Remarks.NONE, null);
        assertThatThrownBy(() -> database.transactions().run(() -> errands.settle(dead.ticket(), done)))
                .isInstanceOf(LeaseLost.class);
        database.transactions().run(() -> errands.settle(alive.ticket(), done));
        database.execute("UPDATE receipt SET due_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        assertThat(claim(1)).isEmpty();
    }
}
