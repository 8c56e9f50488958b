package org.belfry.api.hub;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * The description of the native API, as OpenAPI 3.1 has it. Paths, methods, parameters, roles and errors are read from the
 * resources themselves, so that none can be forgotten; what their bodies look like stands in components.json.
 */
final class OpenApi {
    private static final String ABOUT =
            """
            {"title":"Belfry","version":"1","description":"Webhooks: events, webhooks, deliveries, and who may use them.",\
            "license":{"name":"Apache-2.0","identifier":"Apache-2.0"}}""";

    private OpenApi() {}

    /** The document about these resource classes; classes that are none are passed over. */
    static RawJson of(Collection<Class<?>> resources) {
        Map<String, Map<String, RawJson>> paths = new TreeMap<>();
        resources.stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(type -> Arrays.stream(type.getDeclaredMethods()).forEach(method -> add(paths, type, method)));
        ObjectText all = new ObjectText();
        paths.forEach((path, methods) -> {
            ObjectText one = new ObjectText();
            methods.forEach(one::raw);
            all.raw(path, one.done());
        });
        return new ObjectText()
                .text("openapi", "3.1.0")
                .raw("info", RawJson.of(ABOUT))
                .raw("servers", RawJson.of("[{\"url\":\"/api/v1\"}]"))
                .raw("security", RawJson.of("[{\"user\":[]},{\"key\":[]}]"))
                .raw("paths", all.done())
                .raw("components", components())
                .done();
    }

    private static void add(Map<String, Map<String, RawJson>> paths, Class<?> type, Method method) {
        verb(method).ifPresent(verb -> {
            String template = template(type) + (method.isAnnotationPresent(Path.class) ? template(method) : "");
            String path = template.replaceAll("\\{(\\w+):" + OperationText.PATTERN + "}", "{$1}");
            paths.computeIfAbsent(path, fresh -> new TreeMap<>())
                    .put(verb, new OperationText(type, method, template).text());
        });
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(verb -> verb.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String template(AnnotatedElement element) {
        Path path = Objects.requireNonNull(element.getAnnotation(Path.class));
        return "/" + path.value().replaceAll("^/|/$", "");
    }

    private static RawJson components() {
        try (@Nullable InputStream in = OpenApi.class.getResourceAsStream("components.json")) {
            return RawJson.of(
                    Objects.requireNonNull(in, "components.json is missing").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
