package org.belfry.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.belfry.mapping.Path;
import org.belfry.security.Vault;
import org.belfry.targetauth.AuthJson;
import org.belfry.targetauth.TargetAuth;
import org.jspecify.annotations.Nullable;

/**
 * A CRM whose contacts can be loaded back. It begins with {@link CrmDesk#create}, changes by {@link CrmDesk#change}, and takes
 * its receipts with it when it is deleted.
 *
 * @param sealedAuth opens only with the master key and only for this connection; null without authentication
 * @param version grows with every change
 */
@SuppressWarnings("ArrayRecordComponent") // connections are not compared
public record CrmConnection(
        long id,
        Tenant tenant,
        Reach reach,
        byte @Nullable [] sealedAuth,
        Reading reading,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * Where it is.
     *
     * @param name unique in the tenant
     * @param baseUrl without a slash at its end
     * @param contactPath begins with a slash and holds {@code {id}}
     */
    public record Reach(String name, String baseUrl, String contactPath) {}

    /**
     * How its answers are read; null is what the preset says, or what is usual.
     *
     * @param tagsPath where the tags stand in an answer
     */
    public record Reading(@Nullable Preset preset, @Nullable Mapping mapping, @Nullable String tagsPath) {
        Mapping rules() {
            if (mapping != null) {
                return mapping;
            }
            return preset == null ? Mapping.USUAL : preset.mapping();
        }

        Path tags() {
            if (tagsPath != null) {
                return new Path(tagsPath);
            }
            return new Path(preset == null ? Preset.USUAL_TAGS_PATH : preset.tagsPath());
        }
    }

    /** How it is shown who asks. */
    public TargetAuth auth(Vault vault) {
        TargetAuth none = new TargetAuth.None();
        return Optional.ofNullable(sealedAuth)
                .map(kept -> AuthJson.read(
                        StrictJson.read(vault.open(kept, place(id)).utf8()), none))
                .orElse(none);
    }

    static byte @Nullable [] seal(TargetAuth auth, Vault vault, long id) {
        return auth instanceof TargetAuth.None
                ? null
                : vault.seal(new Secret(new String(AuthJson.write(auth).bytes(), UTF_8)), place(id));
    }

    private static Vault.Place place(long id) {
        return new Vault.Place("crm_connection", Long.toString(id), "auth");
    }

    /** Where new contacts are posted to: the path of contacts without the id and what follows it. */
    public String urlOfAll() {
        String path = reach.contactPath();
        String before = path.substring(0, path.indexOf("{id}"));
        return reach.baseUrl() + (before.endsWith("/") ? before.substring(0, before.length() - 1) : before);
    }

    /** The address of one contact, {@code crmId} escaped. */
    public String urlOf(CrmId crmId) {
        return reach.baseUrl() + reach.contactPath().replace("{id}", crmId.escaped());
    }
}
