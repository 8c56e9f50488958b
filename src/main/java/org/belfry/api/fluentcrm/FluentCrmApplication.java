package org.belfry.api.fluentcrm;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.belfry.web.CallerContext;
import org.belfry.web.QuietOptions;

/** FluentCRM's part of the WordPress REST API. */
@ApplicationPath("/wp-json/fluent-crm/v2")
public class FluentCrmApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(WebhooksResource.class, FluentCrmFailures.class, CallerContext.class, QuietOptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
