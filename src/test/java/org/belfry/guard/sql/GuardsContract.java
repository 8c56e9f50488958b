package org.belfry.guard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.belfry.database.TestDatabase;
import org.belfry.guard.Claims;
import org.belfry.guard.ContactKey;
import org.belfry.guard.Locks;
import org.belfry.guard.MemoryGuards;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the guards remember, on every store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardsContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Claims claims;
    private final Locks locks;
    private final Transactions transactions;
    private int contacts;
    private ContactKey ann = ContactKey.ofCrm(Tenant.DEFAULT, "0");

    GuardsContract(Stores stores) {
        this.claims = stores.claims();
        this.locks = stores.locks();
        this.transactions = stores.transactions();
    }

    /** Where the guards of a test remember. */
    record Stores(Claims claims, Locks locks, Transactions transactions) {
        static Stores in(TestDatabase database) {
            return new Stores(new SqlClaims(database.rows()), new SqlLocks(database.rows()), database.transactions());
        }

        static Stores in(MemoryGuards guards) {
            return new Stores(guards, guards, TestDatabase.NO_TRANSACTIONS);
        }
    }

    @BeforeEach
    void somebody_new() {
        ann = ContactKey.ofCrm(Tenant.DEFAULT, "n" + ++contacts);
    }

    private boolean claim(ContactKey contact, String action, Instant now, Instant until) {
        return transactions.call(() -> claims.claim(contact, action, now, until));
    }

    @Test
    void a_claim_holds_until_its_end_and_for_its_own_contact_action_and_tenant() {
        assertThat(claim(ann, "update", NOON, LATER)).isTrue();
        assertThat(claim(ann, "update", LATER.minusMillis(1), LATER)).isFalse();
        assertThat(claim(ann, "add", NOON, LATER)).isTrue();
        assertThat(claim(ContactKey.ofCrm(new Tenant("other"), "n" + contacts), "update", NOON, LATER))
                .isTrue();
        assertThat(claim(ann, "update", LATER, LATER.plusSeconds(1))).isTrue();
    }

    @Test
    void a_claims_end_can_be_moved() {
        claim(ann, "update", NOON, LATER);
        transactions.run(() -> claims.end(ann, "update", NOON.plusSeconds(10)));
        assertThat(claim(ann, "update", NOON.plusSeconds(9), LATER)).isFalse();
        assertThat(claim(ann, "update", NOON.plusSeconds(10), LATER)).isTrue();
    }

    @Test
    void a_lock_is_renewed_and_never_shortened() {
        transactions.run(() -> {
            assertThat(locks.lockedUntil(ann)).isEmpty();
            locks.lock(ann, NOON);
            locks.lock(ann, LATER);
            locks.lock(ann, NOON);
        });
        assertThat(transactions.call(() -> locks.lockedUntil(ann))).contains(LATER);
    }
}
