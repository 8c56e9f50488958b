package org.belfry.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The application beside Belfry that has nothing but the echo. */
@ApplicationPath("/rest")
public class EchoApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(EchoResource.class);
    }
}
