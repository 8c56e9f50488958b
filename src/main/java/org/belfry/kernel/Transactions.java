package org.belfry.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work in one database transaction: joins the current one, or begins and commits its own. */
public interface Transactions {
    /**
     * The result of {@code work}, whose writes are committed when this call began the transaction. An exception of
     * {@code work} rolls the transaction back and is thrown on.
     */
    <T extends @Nullable Object> T call(Supplier<T> work);

    /** As {@link #call(Supplier)}, for work without a result. */
    default void run(Runnable work) {
        this.<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }
}
