package org.belfry.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.targetauth.AuthJson;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.targetauth.TargetAuth;

/** How a webhook shows its target who it is, opened: its authentication and the headers of its owner's own. */
public record TargetAccess(TargetAuth auth, CustomHeaders headers) {
    /** Neither of them. */
    public static final TargetAccess NONE = new TargetAccess(new TargetAuth.None(), CustomHeaders.NONE);

    AccessColumns seal(Vault vault, WebhookId webhook) {
        byte[] sealedAuth = auth instanceof TargetAuth.None
                ? null
                : vault.seal(secret(AuthJson.write(auth)), place(webhook, "auth"));
        byte[] sealedHeaders = headers.reveal().isEmpty()
                ? null
                : vault.seal(secret(json(headers.reveal())), place(webhook, "headers"));
        return new AccessColumns(sealedAuth, sealedHeaders);
    }

    static TargetAccess open(AccessColumns columns, Vault vault, WebhookId webhook) {
        byte[] auth = columns.sealedAuth();
        byte[] headers = columns.sealedHeaders();
        return new TargetAccess(
                auth == null ? NONE.auth() : auth(vault.open(auth, place(webhook, "auth"))),
                headers == null ? NONE.headers() : headers(vault.open(headers, place(webhook, "headers"))));
    }

    private static TargetAuth auth(Secret json) {
        return AuthJson.read(StrictJson.read(json.utf8()), NONE.auth());
    }

    private static CustomHeaders headers(Secret json) {
        Map<String, String> values = new LinkedHashMap<>();
        StrictJson.read(json.utf8()).members().forEach((name, value) -> values.put(name, value.text()));
        return CustomHeaders.of(values);
    }

    private static Secret secret(RawJson json) {
        return new Secret(new String(json.bytes(), UTF_8));
    }

    private static RawJson json(Map<String, String> headers) {
        ObjectText object = new ObjectText();
        headers.forEach(object::text);
        return object.done();
    }

    private static Vault.Place place(WebhookId webhook, String field) {
        return new Vault.Place("webhook", Long.toString(webhook.value()), field);
    }
}
