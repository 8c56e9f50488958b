package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;

/**
 * One server for all classes that want nothing special of it, because a boot takes longer than most of them. Each
 * class has a tenant of its own, and one after the other uses it: they ask for the lock of its {@link #NAME}. The server
 * ends with the tests.
 */
final class SharedServer {
    static final String NAME = "the shared server";

    static final String ACCESS_KEY = "an access key";
    /** No test comes from there but those that play a proxy. */
    static final String TRUSTED_PROXY = "127.0.0.2";

    private static SharedServer running;

    private final MailServer mails = MailServer.start();
    private final Bundle bundle;

    private SharedServer() {
        Map<String, String> settings = Belfry.settings("127.0.0.1:*");
        settings.put("BELFRY_MAIL_HOST", "127.0.0.1");
        settings.put("BELFRY_MAIL_PORT", Integer.toString(mails.port()));
        settings.put("BELFRY_MAIL_FROM", "belfry@example.com");
        settings.put("BELFRY_WPF_ACCESS_KEY", ACCESS_KEY);
        settings.put("BELFRY_TRUSTED_PROXIES", TRUSTED_PROXY);
        // As an operator starts it: without the second compiler each password would take a second to check.
        bundle = Bundle.launch(List.of(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** The one that runs, and is ready. */
    static synchronized SharedServer get() {
        if (running == null) {
            running = new SharedServer();
        }
        running.bundle.awaitReady(Bundle.BOOT);
        return running;
    }

    Bundle bundle() {
        return bundle;
    }

    MailServer mails() {
        return mails;
    }

    /** An administrator of a new tenant, by an API key. */
    Api tenant(String name) {
        try {
            created("/api/v1/tenants", "{\"name\":" + Json.quote(name) + "}");
            Json made = created(
                    "/api/v1/api-keys", "{\"name\":\"tests\",\"role\":\"admin\",\"tenant\":" + Json.quote(name) + "}");
            return bundle.admin().withAuthorization("Bearer " + made.at("key").string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Json created(String path, String body) throws IOException {
        Reply reply = bundle.admin().post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private void end() {
        try {
            bundle.close();
        } catch (IOException e) {
            // What is left is in the temporary folder.
        }
    }
}
