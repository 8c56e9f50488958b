package org.belfry.blackbox;

import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.IOException;
import java.util.Locale;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The shared server, a tenant of one's own, a sink, and no webhook left from one test to the next. */
@ResourceLock(SharedServer.NAME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HubFixture {
    final RecordingSink sink = RecordingSink.open();
    Bundle bundle;
    Belfry belfry;
    Api api;
    Hub hub;

    /** Who asks: an administrator of the class's own tenant, unless the class wants another. */
    Api caller(SharedServer server) {
        return server.tenant(getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    @BeforeAll
    void start() {
        SharedServer server = SharedServer.get();
        bundle = server.bundle();
        api = caller(server);
        belfry = new Belfry(api);
        hub = new Hub(api);
    }

    /** What the server has said so far. */
    String log() {
        return bundle.log();
    }

    @AfterEach
    void forget() throws IOException {
        for (Json webhook :
                api.get(WEBHOOKS + "?limit=100").json().at("webhooks").elements()) {
            api.delete(WEBHOOKS + "/" + webhook.at("id").number());
        }
    }

    @AfterAll
    void stop() throws IOException {
        sink.close();
    }
}
