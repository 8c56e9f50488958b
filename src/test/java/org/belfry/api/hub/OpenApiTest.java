package org.belfry.api.hub;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belfry.catalogue.schema.JsonSchema;
import org.belfry.json.RawJson;
import org.belfry.testing.Json;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final String TEXT =
            new String(OpenApi.of(new HubApplication().getClasses()).bytes(), StandardCharsets.UTF_8);
    private static final Json DOCUMENT = Json.parse(TEXT);

    private static Stream<Method> operations() {
        return new HubApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Arrays.stream(method.getAnnotations())
                                .anyMatch(annotation ->
                                        annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    private static List<Json> told() {
        Json paths = DOCUMENT.at("paths");
        return paths.names().stream()
                .map(path -> member(paths, path))
                .flatMap(path -> path.names().stream().map(verb -> member(path, verb)))
                .toList();
    }

    /** Names with dots are no paths of {@link Json#at}. */
    private static Json member(Json object, String name) {
        assertThat(name).doesNotContain(".");
        return object.at(name);
    }

    @Test
    void every_operation_is_in_it_once() {
        assertThat(told()).hasSameSizeAs(operations().toList());
        List<String> ids =
                told().stream().map(each -> each.at("operationId").string()).toList();
        assertThat(ids).doesNotHaveDuplicates().contains("webhooksCreate", "eventsPublish", "apiKeysRevoke");
    }

    @Test
    void every_operation_is_described() {
        assertThat(operations().filter(method -> !method.isAnnotationPresent(Described.class)))
                .isEmpty();
    }

    @Test
    void parameters_roles_and_errors_come_from_the_code() {
        Json change = DOCUMENT.at("paths./webhooks/{id}.patch");
        assertThat(change.at("parameters.0.name").string()).isEqualTo("id");
        assertThat(change.at("parameters.0.schema.type").string()).isEqualTo("integer");
        assertThat(change.at("parameters.1.$ref").string()).endsWith("/If-Match");
        assertThat(change.at("x-roles").plain()).isEqualTo(List.of("admin"));
        assertThat(change.at("responses").names()).contains("200", "400", "401", "403", "404", "412", "422");
        Json publish = DOCUMENT.at("paths./events.post");
        assertThat(publish.at("responses").names()).contains("202", "409");
        assertThat(publish.at("parameters.0.$ref").string()).endsWith("/Idempotency-Key");
    }

    @Test
    void paths_are_plain_and_what_belongs_together_has_one_tag() {
        assertThat(DOCUMENT.at("paths").names()).allMatch(path -> path.matches("(/[a-z-]+|/\\{[a-z]+})+"));
        Json hex = DOCUMENT.at("paths./incoming-webhooks/{id}.get.parameters.0.schema");
        assertThat(hex.at("pattern").string()).isEqualTo("^[0-9a-f]{12}$");
        Json number = DOCUMENT.at("paths./jobs/{name}/executions/{id}.get.parameters.1.schema");
        assertThat(number.at("format").string()).isEqualTo("int64");
        Json rotate = DOCUMENT.at("paths./webhooks/{id}/secret/rotate.post");
        assertThat(rotate.at("tags").plain()).isEqualTo(List.of("Webhooks"));
        assertThat(DOCUMENT.at("paths./crm-connections.get.tags").plain()).isEqualTo(List.of("CrmConnections"));
    }

    @Test
    void what_a_type_asks_for_is_required() {
        for (String good : List.of("{\"type\":\"none\"}", "{\"type\":\"api_key\",\"value\":\"v\"}")) {
            assertThat(schema("Auth").objectionTo(RawJson.of(good))).as(good).isEmpty();
        }
        for (String bad : List.of("api_key", "bearer", "headers", "query", "other")) {
            assertThat(schema("Auth").objectionTo(RawJson.of("{\"type\":\"" + bad + "\"}")))
                    .as(bad)
                    .isPresent();
        }
        assertThat(schema("EventsNew").objectionTo(RawJson.of("[{}]"))).isPresent();
        assertThat(schema("EventsNew").objectionTo(RawJson.of("{}"))).isPresent();
    }

    @Test
    void every_reference_leads_somewhere_and_every_part_is_referred_to() {
        Set<String> referred = new HashSet<>();
        Matcher matcher = Pattern.compile("\"#/components/(\\w+)/([\\w-]+)\"").matcher(TEXT.replace(" ", ""));
        while (matcher.find()) {
            assertThat(DOCUMENT.at("components." + matcher.group(1)).names()).contains(matcher.group(2));
            referred.add(matcher.group(1) + "/" + matcher.group(2));
        }
        for (String kind : List.of("schemas", "parameters", "responses")) {
            assertThat(DOCUMENT.at("components." + kind).names())
                    .allMatch(name -> referred.contains(kind + "/" + name));
        }
    }

    @Test
    void every_schema_is_one_and_has_examples_that_fit_it() {
        int examples = 0;
        for (String name : DOCUMENT.at("components.schemas").names()) {
            JsonSchema schema = schema(name);
            List<Json> own =
                    DOCUMENT.at("components.schemas." + name + ".examples").elements();
            assertThat(own).as(name).isNotEmpty();
            for (Json example : own) {
                assertThat(schema.objectionTo(RawJson.of(written(example.plain()))))
                        .as(name + " " + example)
                        .isEmpty();
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(30);
        assertThat(schema("Webhook").objectionTo(RawJson.of("{}"))).isPresent();
    }

    private static JsonSchema schema(String name) {
        String components = TEXT.substring(TEXT.indexOf("\"components\":"));
        return JsonSchema.of(RawJson.of("{\"$ref\":\"#/components/schemas/" + name + "\"," + components));
    }

    private static String written(Object plain) {
        if (plain instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(each -> Json.quote(each.getKey().toString()) + ":" + written(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (plain instanceof List<?> list) {
            return list.stream().map(OpenApiTest::written).collect(Collectors.joining(",", "[", "]"));
        }
        return plain instanceof String text ? Json.quote(text) : String.valueOf(plain);
    }
}
