package org.belfry.api.hub;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.belfry.web.CallerContext;
import org.belfry.web.QuietOptions;

/** The native API. */
@ApplicationPath("/api/v1")
public class HubApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                EventsResource.class,
                EventTypesResource.class,
                WebhooksResource.class,
                SecretResource.class,
                TestResource.class,
                WebhookDeliveriesResource.class,
                ReplayResource.class,
                StatisticsResource.class,
                JobsResource.class,
                JobRunsResource.class,
                DeliveriesResource.class,
                ContactsResource.class,
                ListsResource.class,
                TagsResource.class,
                IncomingWebhooksResource.class,
                IncomingReceiptsResource.class,
                ReceiptsResource.class,
                AutomationsResource.class,
                CrmConnectionsResource.class,
                MembersResource.class,
                UsersResource.class,
                ApiKeysResource.class,
                TenantsResource.class,
                OpenApiResource.class,
                HubFailures.class,
                CallerContext.class,
                QuietOptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
