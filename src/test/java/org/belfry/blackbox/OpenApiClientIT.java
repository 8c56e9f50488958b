package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.belfry.testing.RecordedRequest;
import org.junit.jupiter.api.Test;

/** A client that is generated from the API's description, as it stands and with options any owner would choose, does the round. */
class OpenApiClientIT extends HubFixture {
    private static final Path GENERATOR =
            Path.of(System.getProperty("belfry.openapi.generator", "target/openapi-generator/cli.jar"));
    private static final Path HOME = Path.of("target", "openapi-client").toAbsolutePath();
    private static final Path ROUND = Path.of("src", "test", "resources", "openapi", "Round.java");
    private static final int PATIENCE_SECONDS = 120;

    @Test
    void creates_publishes_inspects_rotates_and_deletes() throws Exception {
        emptyHome();
        generate();
        compile();
        List<String> said = java(
                "-cp",
                HOME.resolve("classes") + File.pathSeparator + libraries(),
                "Round",
                bundle.base().toString(),
                api.authorization(),
                sink.url("/round"));
        assertThat(said)
                .filteredOn(line -> !line.startsWith("secret: ") && !line.startsWith("rotated: "))
                .containsExactly(
                        "created: active bearer [1m, 5m]",
                        "same: true",
                        "again the same: true",
                        "batch: 2",
                        "delivered: 3, next null",
                        "payload: {order={id=4711}}",
                        "attempts: 1",
                        "counted: 3",
                        "previous kept: true",
                        "changed: inactive",
                        "stale: 412",
                        "unfit: 422 events",
                        "left: 0",
                        "gone: Not Found");
        String secret = value(said, "secret: ");
        assertThat(value(said, "rotated: ")).startsWith("whsec_").isNotEqualTo(secret);
        for (RecordedRequest delivery : sink.awaitCount("/round", 3, Belfry.SOON)) {
            assertThat(delivery.header("webhook-signature")).contains(Hub.signature(secret, delivery));
            assertThat(delivery.header("Authorization")).contains("Bearer t0ken");
        }
    }

    private void generate() throws IOException, InterruptedException {
        Path document = HOME.resolve("openapi.json");
        Files.writeString(document, api.get("/api/v1/openapi").body());
        java(
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + document,
                "--output=" + HOME.resolve("generated"),
                "--global-property=apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--additional-properties=invokerPackage=hub,apiPackage=hub.api,modelPackage=hub.model,"
                        // A change must not send an empty list for each list that it leaves alone.
                        + "containerDefaultToNull=true,useJakartaEe=true,openApiNullable=false");
    }

    private static void compile() throws IOException {
        List<Path> sources = new ArrayList<>(List.of(ROUND));
        try (Stream<Path> generated = Files.walk(HOME.resolve("generated/src/main/java"))) {
            generated.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
        }
        Path classes = Files.createDirectories(HOME.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-cp", libraries(), "-d", classes.toString());
            boolean good = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(good).as(complaints.toString()).isTrue();
        }
    }

    /** The generator holds the JSON library that its clients use. */
    private static String libraries() {
        String annotations = Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return GENERATOR.toAbsolutePath() + File.pathSeparator + annotations;
    }

    /** What a program has said, line by line; it must end well. */
    private static List<String> java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        Path output = HOME.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private static String value(List<String> said, String name) {
        return said.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private static void emptyHome() throws IOException {
        if (Files.exists(HOME)) {
            try (Stream<Path> tree = Files.walk(HOME)) {
                tree.sorted(Comparator.reverseOrder()).forEach(path -> {
                    try {
                        Files.delete(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        Files.createDirectories(HOME);
    }
}
