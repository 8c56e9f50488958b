package org.belfry.member;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Secret;
import org.belfry.security.PasswordHash;

/** What a member does with the link in a mail. Passwords are stretched for valid links only, so that strangers cost nothing. */
public final class PasswordSetting {
    private final MemberDesk.Store store;
    private final Function<Secret, PasswordHash> stretch;
    private final InstantSource clock;

    /** @param stretch takes as long as it takes; called outside every transaction */
    public PasswordSetting(MemberDesk.Store store, Function<Secret, PasswordHash> stretch, InstantSource clock) {
        this.store = store;
        this.stretch = stretch;
        this.clock = clock;
    }

    /** What a link is worth. */
    public sealed interface Sight {
        /** A password can be set, or has just been set, for the member with this address. */
        record Valid(EmailAddress email) implements Sight {}

        /** It was used, has expired, or another was sent since. */
        record Spent() implements Sight {}

        /** There is no such link. */
        record Unknown() implements Sight {}
    }

    /** Looks at a link, and leaves it as it is: mail scanners open links too. */
    public Sight look(String token) {
        return known(token).map(link -> sight(link, clock.instant())).orElseGet(Sight.Unknown::new);
    }

    /** Sets the password, and uses the link up; anything but {@link Sight.Valid} has changed nothing. */
    public Sight set(String token, Secret password) {
        Optional<PasswordLinks.Known> link = known(token);
        Sight before = look(token);
        if (link.isEmpty() || !(before instanceof Sight.Valid)) {
            return before;
        }
        PasswordHash hash = stretch.apply(password);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean used = store.transactions().call(() -> {
            boolean first = store.links().use(link.get().id(), now);
            if (first) {
                store.members().setPassword(link.get().member(), hash, now);
            }
            return first;
        });
        return used ? before : new Sight.Spent();
    }

    private Optional<PasswordLinks.Known> known(String token) {
        return store.transactions().call(() -> store.links().find(TokenHash.of(token)));
    }

    private static Sight sight(PasswordLinks.Known link, Instant now) {
        return link.isValid(now) ? new Sight.Valid(link.email()) : new Sight.Spent();
    }
}
