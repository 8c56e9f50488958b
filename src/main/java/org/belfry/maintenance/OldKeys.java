package org.belfry.maintenance;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.belfry.kernel.Transactions;

/** Forgets the master keys that nothing is sealed with any more, and tells which may be taken away. */
@Named("oldKeys")
@Dependent
public class OldKeys extends AbstractBatchlet {
    private static final Logger LOG = System.getLogger(OldKeys.class.getName());

    private final SealedValues values;
    private final SealedReader.Keys keys;
    private final Transactions transactions;

    @Inject
    public OldKeys(SealedValues values, SealedReader.Keys keys, Transactions transactions) {
        this.values = values;
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public String process() {
        String first = keys.vault().keyId();
        Set<String> left = transactions.call(() -> keys.used().forgetUnused(first));
        long others = transactions.call(() -> values.countAll(first));
        if (left.isEmpty() && others == 0) {
            LOG.log(Level.INFO, "Every secret is sealed with the master key {0}; no other is needed.", first);
        } else {
            LOG.log(
                    Level.WARNING,
                    "{0} secrets are not sealed with the master key {1}; those with the ids {2} are needed still.",
                    others,
                    first,
                    left);
        }
        return "COMPLETED";
    }
}
