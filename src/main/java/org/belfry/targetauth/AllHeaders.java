package org.belfry.targetauth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers of one request, from all who have a say. */
public final class AllHeaders {
    private AllHeaders() {}

    /**
     * The owner's headers, then those of the authentication, then those of the dialect, whose word is the last: a name that
     * comes twice, in whatever case, stands only where it came last.
     */
    public static Map<String, String> of(CustomHeaders custom, TargetAuth auth, Map<String, String> dialect) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map<String, String> some : List.of(custom.reveal(), auth.headers(), dialect)) {
            some.forEach((name, value) -> {
                all.keySet().removeIf(name::equalsIgnoreCase);
                all.put(name, value);
            });
        }
        return Collections.unmodifiableMap(all);
    }
}
