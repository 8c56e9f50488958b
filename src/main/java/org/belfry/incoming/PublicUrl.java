package org.belfry.incoming;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.belfry.kernel.Tenant;

/**
 * Under which address others reach Belfry: the configured one, else the one under which an administrator last made an incoming
 * webhook or a CRM connection, or asked for a mail. Never what a stranger's request says.
 */
public final class PublicUrl {
    private final Optional<String> configured;
    private final Map<Tenant, String> seen = new ConcurrentHashMap<>();

    /** @param configured without a slash at its end */
    public PublicUrl(Optional<String> configured) {
        this.configured = configured;
    }

    /** An administrator came by this address. */
    public void seen(Tenant tenant, URI base) {
        seen.put(tenant, root(base));
    }

    /** The address to show to somebody who came by {@code base}. */
    public String or(URI base) {
        return configured.orElseGet(() -> root(base));
    }

    /** The address for links in mails; empty when none is known. */
    public Optional<String> of(Tenant tenant) {
        return configured.or(() -> Optional.ofNullable(seen.get(tenant)));
    }

    private static String root(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
