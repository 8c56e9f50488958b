package org.belfry.incoming;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request at an incoming webhook's URL. */
public final class Knock {
    private static final String BEARER = "bearer ";

    private final String webhookId;
    private final InetAddress peer;
    private final Function<String, List<String>> headers;
    private final @Nullable String queryToken;
    private final byte[] body;

    /**
     * @param webhookId as it stands in the URL, of any form
     * @param peer the other end of the connection
     * @param headers all values of a header of that name, whatever its case; none when there is none
     * @param queryToken the query's {@code token}; null without one
     * @param body as received; not copied
     */
    public Knock(
            String webhookId,
            InetAddress peer,
            Function<String, List<String>> headers,
            @Nullable String queryToken,
            byte[] body) {
        this.webhookId = webhookId;
        this.peer = peer;
        this.headers = headers;
        this.queryToken = queryToken;
        this.body = body;
    }

    String webhookId() {
        return webhookId;
    }

    InetAddress peer() {
        return peer;
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return headers.apply(name);
    }

    /** The body; not a copy, leave it as it is. */
    public byte[] body() {
        return body;
    }

    /** The value of a header that is there exactly once: of two nobody knows which one counts. */
    public Optional<String> header(String name) {
        List<String> values = headers.apply(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The token offered: that of the query, else that behind {@code Bearer}, else an empty text. */
    String token() {
        if (queryToken != null) {
            return queryToken;
        }
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElse("");
    }

    /** Nothing that was offered: neither tokens nor bodies are for logs. */
    @Override
    public String toString() {
        return "Knock[%d bytes]".formatted(body.length);
    }
}
