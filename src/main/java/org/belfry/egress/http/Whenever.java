package org.belfry.egress.http;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hc.core5.concurrent.FutureCallback;

/** A library callback made of two functions; cancelled counts as failed. */
record Whenever<T>(Consumer<T> completed, Consumer<Exception> failed) {

    FutureCallback<T> callback() {
        return map(Function.identity());
    }

    <S> FutureCallback<S> map(Function<S, T> mapping) {
        return new FutureCallback<>() {
            @Override
            public void completed(S result) {
                completed.accept(mapping.apply(result));
            }

            @Override
            public void failed(Exception cause) {
                failed.accept(cause);
            }

            @Override
            public void cancelled() {
                failed.accept(new CancellationException());
            }
        };
    }
}
