package org.belfry.blackbox;

import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.IOException;
import java.util.Map;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server for the tests of the native API, a sink that it may send to, and no webhook left from one test to the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HubFixture {
    final RecordingSink sink = RecordingSink.open();
    Bundle bundle;
    Belfry belfry;
    Api api;
    Hub hub;

    /** What a class wants besides. */
    Map<String, String> moreSettings() {
        return Map.of();
    }

    @BeforeAll
    void start() {
        Map<String, String> settings = Belfry.settings(sink.authority());
        settings.putAll(moreSettings());
        bundle = Bundle.launch(settings);
        belfry = Belfry.of(bundle.awaitReady(Bundle.BOOT));
        api = belfry.api();
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
        bundle.close();
        sink.close();
    }
}
