package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.FreePort;
import org.belfry.testing.RecordingSink;
import org.junit.jupiter.api.Test;

/** The commands of README.md as they are printed there; only the two ports are others. */
class ReadmeIT {
    private static final String PORT = "8080";
    private static final String SINK = "127.0.0.1:9900";
    private static final String SINK_PORT = "9900";
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("(BELFRY_[A-Z_]+)=(\\S+)");

    /** Start, sink and session of the first webhook. */
    private final List<String> blocks = blocks("## A first webhook");

    @Test
    void the_first_webhook_arrives_signed_with_the_secret() throws Exception {
        assertThat(blocks).hasSize(3);
        assertThat(blocks.get(0)).contains("java -jar target/belfry-microbundle.jar --port " + PORT);
        try (RecordingSink sink = RecordingSink.open();
                Bundle bundle = Bundle.launch(settings(blocks.get(0).replace(SINK, sink.authority())))) {
            bundle.awaitReady(Bundle.BOOT);
            String session = blocks.get(2)
                    .replace("localhost:" + PORT, "localhost:" + bundle.port())
                    .replace(SINK, sink.authority());
            String answers = run(session);
            assertThat(answers)
                    .contains("Webhook created successfully.")
                    .contains("\"id\":\"evt_")
                    .containsPattern("\"deliveries\":\\[\\{[^}]*\"event\":\"contact.created\"");
            FluentCrmDelivery came = FluentCrmDelivery.of(
                    sink.awaitCount("/hook", 1, Belfry.SOON).get(0));
            came.verify("my-secret-key");
            assertThat(came.dataText()).isEqualTo("{\"contact\":{\"id\":123,\"email\":\"john@example.com\"}}");
        }
    }

    @Test
    void the_sink_prints_what_arrives() throws Exception {
        assumeTrue(run("command -v python3 || true").contains("python3"), "python3 is not installed");
        int port = FreePort.next();
        Process sink = bash(blocks.get(1).replace(SINK_PORT, Integer.toString(port)));
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(sink.getInputStream(), UTF_8))) {
            assertThat(printed.readLine()).isEqualTo("listening");
            assertThat(Api.anonymous(URI.create("http://127.0.0.1:" + port))
                            .post("/hook", "{\"a\":1}")
                            .status())
                    .isEqualTo(204);
            assertThat(printed.lines().anyMatch(line -> line.contains("{\"a\":1}")))
                    .isTrue();
        } finally {
            sink.descendants().forEach(ProcessHandle::destroyForcibly);
            sink.toHandle().destroyForcibly();
        }
    }

    /** The fenced shell commands between a heading and the next. */
    private static List<String> blocks(String heading) {
        String readme;
        try {
            readme = Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        int start = readme.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        String section = readme.substring(start, readme.indexOf("\n## ", start + 1));
        return BLOCK.matcher(section)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static Map<String, String> settings(String start) {
        Map<String, String> settings = new LinkedHashMap<>();
        SETTING.matcher(start).results().forEach(each -> settings.put(each.group(1), each.group(2)));
        return settings;
    }

    /** What the commands print; they must succeed. */
    private static String run(String commands) throws IOException, InterruptedException {
        Process process = bash(commands);
        try (BufferedReader printed = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String text = String.join("\n", printed.lines().toList());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        }
    }

    private static Process bash(String commands) throws IOException {
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }
}
