package org.belfry.api.community;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.belfry.web.CallerContext;
import org.belfry.web.QuietOptions;

/** Fluent Community's part of the WordPress REST API. */
@ApplicationPath("/wp-json/fluent-community/v2")
public class CommunityApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(WebhooksResource.class, CommunityFailures.class, CallerContext.class, QuietOptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
