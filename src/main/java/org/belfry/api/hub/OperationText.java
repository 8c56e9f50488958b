package org.belfry.api.hub;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** One operation as OpenAPI tells it. */
final class OperationText {
    /** What may stand behind the name of a parameter in a path, which may hold braces of its own. */
    static final String PATTERN = "((?:[^{}]|\\{[^{}]*})*)";

    private final Class<?> type;
    private final Method method;
    private final String template;
    private final @Nullable Described described;

    /** @param template the path with its patterns */
    OperationText(Class<?> type, Method method, String template) {
        this.type = type;
        this.method = method;
        this.template = template;
        this.described = method.getAnnotation(Described.class);
    }

    RawJson text() {
        String resource = type.getSimpleName().replaceAll("Resource$", "");
        String name = method.getName();
        ObjectText out = new ObjectText()
                .text(
                        "operationId",
                        resource.substring(0, 1).toLowerCase(Locale.ROOT)
                                + resource.substring(1)
                                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                + name.substring(1))
                .text("summary", described == null ? name : described.value())
                .texts("tags", List.of(tag()))
                .texts("x-roles", roles())
                .raw("parameters", ObjectText.listed(parameters()));
        if (described != null && !described.takes().isEmpty()) {
            out.raw("requestBody", body(described.takes(), !described.bodyOptional()));
        }
        return out.raw("responses", responses()).done();
    }

    /** What stands first in the path, so that a client has all that can be done with a thing in one place. */
    private String tag() {
        return Arrays.stream(template.split("/")[1].split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private List<String> roles() {
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        return roles == null ? List.of() : Arrays.asList(roles.value());
    }

    private List<RawJson> parameters() {
        List<RawJson> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            for (Annotation annotation : parameter.getAnnotations()) {
                if (annotation instanceof PathParam path) {
                    parameters.add(inPath(path.value()));
                } else if (annotation instanceof QueryParam query) {
                    parameters.add(reference("parameters", query.value()));
                } else if (annotation instanceof HeaderParam header) {
                    parameters.add(reference("parameters", header.value()));
                }
            }
        }
        if (described != null) {
            Arrays.stream(described.queries())
                    .map(name -> reference("parameters", name))
                    .forEach(parameters::add);
            Arrays.stream(described.headers())
                    .map(name -> reference("parameters", name))
                    .forEach(parameters::add);
        }
        return parameters;
    }

    private RawJson inPath(String name) {
        return new ObjectText()
                .text("name", name)
                .text("in", "path")
                .yes("required")
                .raw("schema", schemaInPath(name))
                .done();
    }

    private RawJson schemaInPath(String name) {
        Matcher pattern = Pattern.compile("\\{" + name + ":" + PATTERN + "}").matcher(template);
        String form = pattern.find() ? pattern.group(1).strip() : "";
        if (form.startsWith("[0-9]")) {
            return RawJson.of("{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":1,\"examples\":[1]}");
        }
        ObjectText schema = new ObjectText().text("type", "string");
        return form.isEmpty()
                ? schema.done()
                : schema.text("pattern", "^" + form + "$").done();
    }

    private static RawJson body(String schema, boolean required) {
        ObjectText body = new ObjectText().raw("content", content(schema));
        return required ? body.yes("required").done() : body.done();
    }

    private static RawJson content(String schema) {
        RawJson inside =
                new ObjectText().raw("schema", reference("schemas", schema)).done();
        return new ObjectText().raw("application/json", inside).done();
    }

    private RawJson responses() {
        ObjectText out = new ObjectText();
        String gives = described == null ? "" : described.gives();
        ObjectText good = new ObjectText().text("description", gives.isEmpty() ? "Done." : gives + ".");
        if (!gives.isEmpty()) {
            good.raw("content", content(gives));
        }
        out.raw(Integer.toString(described == null ? 200 : described.status()), good.done());
        errors().forEach(status -> out.raw(Integer.toString(status), reference("responses", "Problem")));
        return out.done();
    }

    private Set<Integer> errors() {
        Set<Integer> errors = new TreeSet<>(List.of(401, 403, 429, 503));
        if (template.contains("{")) {
            errors.add(404);
        }
        if (described != null && !described.takes().isEmpty()) {
            errors.addAll(List.of(400, 413, 415, 422));
        }
        if (described != null && described.queries().length > 0) {
            errors.add(422);
        }
        if (described != null && described.conflicts()) {
            errors.add(409);
        }
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                errors.add(422);
            }
            if (parameter.isAnnotationPresent(HeaderParam.class)) {
                errors.add(412);
            }
        }
        return errors;
    }

    private static RawJson reference(String kind, String name) {
        return new ObjectText()
                .text("$ref", "#/components/" + kind + "/" + name)
                .done();
    }
}
