package org.belfry.incoming;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.belfry.action.Actions;
import org.belfry.contact.Slug;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** What owners do with automations, each call a transaction. */
public final class AutomationDesk {
    private final Automations automations;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ActionTargets targets;

    public AutomationDesk(
            Automations automations, Transactions transactions, InstantSource clock, ActionTargets targets) {
        this.automations = automations;
        this.transactions = transactions;
        this.clock = clock;
        this.targets = targets;
    }

    /**
     * What an owner wants; null leaves a thing as it is, a wish without a value takes it back. A new one needs a name and steps.
     */
    public record Edit(
            @Nullable String name,
            @Nullable Wish<String> description,
            @Nullable Boolean active,
            @Nullable Wish<Slug> trigger,
            @Nullable Actions steps) {}

    /** Another automation of the tenant has that name. */
    public static final class NameTaken extends RuntimeException {
        NameTaken() {
            super("Another automation has this name.", null, false, false);
        }
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<Automation> page(Tenant tenant, long after, int limit) {
        return transactions.call(() -> automations.page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<Automation> find(Tenant tenant, long id) {
        return transactions.call(() -> automations.find(tenant, id));
    }

    /** Keeps a new one, active unless the edit says otherwise. */
    public Automation create(Tenant tenant, Edit edit) {
        return transactions.call(() -> {
            Instant now = now();
            Automation bare = new Automation(
                    automations.nextId(),
                    tenant,
                    new Automation.Title("", null),
                    true,
                    null,
                    new Actions(List.of()),
                    0,
                    now,
                    now);
            Automation created = edited(bare, edit, now);
            require(automations.add(created));
            return created;
        });
    }

    /**
     * Changes one; nothing when there is none.
     *
     * @param edit depends on what there is; its exceptions leave everything as it is and are thrown on
     */
    public Optional<Automation> change(Tenant tenant, long id, Function<Automation, Edit> edit) {
        return transactions.call(() -> automations.findForChange(tenant, id).map(before -> {
            Automation after = edited(before, edit.apply(before), now());
            require(automations.replace(after));
            return after;
        }));
    }

    /**
     * Deletes one with its runs; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean delete(Tenant tenant, long id, Consumer<Automation> check) {
        return transactions.call(() -> {
            Optional<Automation> found = automations.findForChange(tenant, id);
            found.ifPresent(automation -> {
                check.accept(automation);
                automations.remove(id);
            });
            return found.isPresent();
        });
    }

    private Automation edited(Automation before, Edit edit, Instant now) {
        Automation.Title title = new Automation.Title(
                edit.name() == null ? before.title().name() : edit.name(),
                edit.description() == null
                        ? before.title().description()
                        : edit.description().value());
        Actions steps = edit.steps() == null ? before.steps() : edit.steps();
        steps.requests().forEach(request -> targets.ensure(before.tenant(), request));
        return new Automation(
                before.id(),
                before.tenant(),
                title,
                edit.active() == null ? before.active() : edit.active(),
                edit.trigger() == null ? before.trigger() : edit.trigger().value(),
                steps,
                before.version() + 1,
                before.createdAt(),
                now);
    }

    private static void require(boolean kept) {
        if (!kept) {
            throw new NameTaken();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
