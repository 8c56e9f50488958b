package org.belfry.delivery.worker;

import java.util.concurrent.CompletableFuture;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.OutgoingRequest;

/** Sends a request; the answer always comes, never as an exception. */
@FunctionalInterface
public interface Transport {
    CompletableFuture<Exchange> send(OutgoingRequest request);
}
