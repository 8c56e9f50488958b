package org.belfry.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.belfry.kernel.Transactions;
import org.belfry.maintenance.UsedKeys;
import org.belfry.security.Vault;

/** Whether this node can open what others have sealed, and they what it will seal. */
@Dependent
class KeyCheck {
    private final UsedKeys used;
    private final Vault vault;
    private final Transactions transactions;

    @Inject
    KeyCheck(UsedKeys used, Vault vault, Transactions transactions) {
        this.used = used;
        this.vault = vault;
        this.transactions = transactions;
    }

    /** Of two nodes that begin an empty database with different keys the second is refused. */
    void require() {
        transactions.run(() -> {
            Set<String> missing = new TreeSet<>(used.all());
            missing.removeAll(vault.keyIds());
            if (!missing.isEmpty()) {
                throw new WrongConfiguration(
                        "BELFRY_MASTER_KEY, or the file master-key in BELFRY_DATA_DIR, lacks the key"
                                + " that secrets in the database are sealed with (its id is "
                                + String.join(", ", missing)
                                + "); put it behind the first, and let the job reseal run before it is taken away.");
            }
            used.add(vault.keyId());
        });
    }
}
