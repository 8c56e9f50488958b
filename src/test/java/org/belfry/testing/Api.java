package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A client of the server's HTTP interfaces. Bodies are raw; nothing is followed, retried or interpreted. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final URI base;
    private final String authorization;

    private Api(HttpClient client, URI base, String authorization) {
        this.client = client;
        this.base = base;
        this.authorization = authorization;
    }

    /** A client that sends no credentials. */
    public static Api anonymous(URI base) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        return new Api(client, base, "");
    }

    /** The same client with HTTP Basic credentials, sent unasked. */
    public Api as(String user, String password) {
        String pair = user + ":" + password;
        return withAuthorization("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    /** The same client with another {@code Authorization} header, right or wrong. */
    public Api withAuthorization(String header) {
        return new Api(client, base, header);
    }

    /** The value of the {@code Authorization} header this client sends; empty for none. */
    public String authorization() {
        return authorization;
    }

    public Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    public Reply post(String path, String json) throws IOException {
        return send("POST", path, JSON, json);
    }

    /** A POST with neither body nor content type. */
    public Reply post(String path) throws IOException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Reply put(String path, String json) throws IOException {
        return send("PUT", path, JSON, json);
    }

    public Reply delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    public Reply send(String method, String path, String contentType, String body) throws IOException {
        return send(method, path, contentType, body.getBytes(UTF_8));
    }

    public Reply send(String method, String path, String contentType, byte[] body) throws IOException {
        return send(request(path).header("Content-Type", contentType).method(method, BodyPublishers.ofByteArray(body)));
    }

    /** A request to be completed by the test; {@code path} may hold a query. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    public Reply send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /**
     * Asks again until the answer is as wanted. For what the server decides after a delivery and shows nowhere but in its
     * API; whatever reaches the sink is awaited there, by the sink's own signal.
     */
    public Reply awaitGet(String path, Predicate<Reply> wanted, Duration atMost) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Reply reply = get(path); ; reply = get(path)) {
            if (wanted.test(reply)) {
                return reply;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost + ": GET " + path + " last answered " + reply);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
