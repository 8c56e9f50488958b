package org.belfry.blackbox;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.belfry.api.community.CommunityApplication;
import org.belfry.api.fluentcrm.FluentCrmApplication;
import org.belfry.api.hub.HubApplication;
import org.belfry.testing.Api;
import org.belfry.testing.Reply;

/**
 * Something that an API offers, as its code says it: so that a rule for all operations holds for those to come, too.
 *
 * @param path with {@code {id}} where there is one
 */
record Operation(String method, String path) {
    static final List<Operation> ALL = Stream.<Application>of(
                    new HubApplication(), new FluentCrmApplication(), new CommunityApplication())
            .flatMap(Operation::of)
            .toList();

    private static Stream<Operation> of(Application application) {
        String base =
                application.getClass().getAnnotation(ApplicationPath.class).value();
        return application.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> verbs(method)
                        .map(verb -> new Operation(verb, base + "/" + pathOf(type) + slashed(method)))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static String slashed(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + plain(path);
    }

    private static String pathOf(Class<?> type) {
        return plain(type.getAnnotation(Path.class));
    }

    private static String plain(Path path) {
        return path.value().replaceAll("\\{(\\w+):([^{}]|\\{[^{}]*})*}", "{$1}").replaceAll("^/|/$", "");
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** Jobs belong to the server, not to a tenant. */
    boolean isOfTheServer() {
        return path.startsWith("/api/v1/jobs");
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** The same for one thing. */
    Operation on(String id) {
        return new Operation(method, path.replaceAll("\\{\\w+}", id));
    }

    /** Does it, with an empty object where there is a body. */
    Reply by(Api caller) throws IOException {
        return reads() || method.equals("DELETE")
                ? caller.send(caller.request(path).method(method, BodyPublishers.noBody()))
                : caller.send(method, path, "application/json", "{}");
    }
}
