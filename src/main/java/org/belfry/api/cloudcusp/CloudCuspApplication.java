package org.belfry.api.cloudcusp;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.belfry.web.QuietOptions;

/** CloudCusp's part of the WordPress REST API. */
@ApplicationPath("/wp-json/ccsp-mailer/v1")
public class CloudCuspApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReceivingResource.class, CloudCuspFailures.class, QuietOptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
