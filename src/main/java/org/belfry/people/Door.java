package org.belfry.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Transactions;
import org.belfry.security.AccessKey;
import org.belfry.security.Credentials;
import org.belfry.security.PasswordHash;
import org.jspecify.annotations.Nullable;

/**
 * Tells who comes in with a password or a key. What was right once counts for a minute without a look at the database; then
 * the row is looked at again, but its password is stretched again only when it was changed. So another node's change is seen
 * within a minute, and this node's at once. Safe for many threads.
 */
public final class Door {
    /** How long a change on another node may go unseen. */
    static final Duration TRUSTED_FOR = Duration.ofMinutes(1);

    /** They hold a thread of the server each. */
    static final int MOST_WAITERS = 32;

    private final Credentials administrator;
    private final Rows rows;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final int iterations;
    private final PasswordHash nobodys;
    private final Semaphore stretching;
    private final Duration mostWaiting;
    private final Admissions admissions;

    public Door(Credentials administrator, Rows rows, InstantSource clock, RandomGenerator random, Effort effort) {
        this.administrator = administrator;
        this.rows = rows;
        this.clock = clock;
        this.random = random;
        this.iterations = effort.iterations();
        this.nobodys = PasswordHash.ofNobody(iterations, random);
        this.stretching = new Semaphore(effort.atATime(), true);
        this.mostWaiting = effort.mostWaiting();
        this.admissions = new Admissions(random);
    }

    /** Who comes with a name and a password; a wrong one takes as long whoever has the name, be it nobody. */
    public Admission password(String name, String password) {
        return administrator
                .verify(name, password)
                .<Admission>map(Admission.Admitted::new)
                .orElseGet(() -> usersPassword(name, password));
    }

    private Admission usersPassword(String name, String password) {
        String proof = admissions.proof(name, password);
        Instant now = clock.instant();
        Admissions.Entry known = admissions.find(proof);
        if (known != null && now.isBefore(known.until())) {
            return new Admission.Admitted(known.caller());
        }
        long season = admissions.season();
        Optional<User> user =
                rows.in(() -> rows.users().named(name)).filter(found -> !administrator.isNamed(found.name()));
        PasswordHash hash = user.map(User::password).orElse(nobodys);
        if (known == null || !known.seen().equals(hash.text())) {
            Admission wrong = stretched(hash, password);
            if (wrong != null) {
                return wrong;
            }
        }
        return user.<Admission>map(found -> admissions.admit(proof, entry(found, now), season))
                .orElse(Admission.REFUSED);
    }

    private static Admissions.Entry entry(User user, Instant now) {
        return new Admissions.Entry(
                "user " + user.id(), user.caller(), user.password().text(), now.plus(TRUSTED_FOR));
    }

    /** Null when it is right. */
    private @Nullable Admission stretched(PasswordHash hash, String password) {
        if (waiting() >= MOST_WAITERS) {
            return Admission.BUSY;
        }
        try {
            if (!stretching.tryAcquire(mostWaiting.toMillis(), TimeUnit.MILLISECONDS)) {
                return Admission.BUSY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Admission.BUSY;
        }
        try {
            return hash.fits(password) ? null : Admission.REFUSED;
        } finally {
            stretching.release();
        }
    }

    /**
     * What speaks against a password: it is wrong, or too many are being checked; empty when it is right.
     *
     * @param hash empty for somebody who is not there, which takes as long
     */
    public Optional<Admission> objection(Optional<PasswordHash> hash, String password) {
        Admission wrong = stretched(hash.orElse(nobodys), password);
        return hash.isEmpty() && wrong == null ? Optional.of(Admission.REFUSED) : Optional.ofNullable(wrong);
    }

    /** How a password is to rest. Takes as long as checking one. */
    public PasswordHash hash(Secret password) {
        return PasswordHash.of(password, iterations, random);
    }

    /** How many wait for a turn, about. */
    int waiting() {
        return stretching.getQueueLength();
    }

    /** Who comes with an API key. */
    public Admission key(Secret text) {
        String hash = new AccessKey(text).hash();
        Instant now = clock.instant();
        Admissions.Entry known = admissions.find(hash);
        if (known != null && now.isBefore(known.until())) {
            return new Admission.Admitted(known.caller());
        }
        long season = admissions.season();
        Optional<ApiKey> key = rows.in(() -> {
            Optional<ApiKey> found = rows.keys().hashed(hash);
            found.ifPresent(used -> rows.keys().use(used, now));
            return found;
        });
        return key.<Admission>map(found -> {
                    Admissions.Entry entry =
                            new Admissions.Entry("key " + found.id(), found.caller(), hash, now.plus(TRUSTED_FOR));
                    return admissions.admit(hash, entry, season);
                })
                .orElse(Admission.REFUSED);
    }

    /** Forgets what it knew of a user whose row was changed or removed. To be called after the commit. */
    void userChanged(long id) {
        admissions.forget("user " + id);
    }

    /** Forgets a key that was revoked. To be called after the commit. */
    void keyRevoked(long id) {
        admissions.forget("key " + id);
    }

    /**
     * What checking passwords may cost, since strangers decide how many they send.
     *
     * @param iterations of the function that stretches them
     * @param mostWaiting for a turn; then it is told that there is too much to do
     */
    public record Effort(int iterations, int atATime, Duration mostWaiting) {}

    /** Where people are kept. */
    public record Rows(Users users, ApiKeys keys, Transactions transactions) {
        <T> T in(Supplier<T> work) {
            return transactions.call(work);
        }
    }
}
