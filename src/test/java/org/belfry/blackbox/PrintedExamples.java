package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.belfry.testing.Json;

/**
 * A product page's examples as they are printed there, from {@code src/test/resources/seeds}: {@code # name}, the request,
 * {@code =>}, the answer. What is run is the printed text but for host and credentials; what is compared is every member
 * of the printed answer, in its order, but for what differs each time: ids, moments, secrets, durations.
 */
final class PrintedExamples {
    private static final Path PAGES = Path.of("src/test/resources/seeds");
    private static final List<Pattern> MOMENTS = List.of(
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    private static final List<String> DIFFERENT_EACH_TIME = List.of("id", "response_time");
    private static final String SECRET = "whsec_";

    private final Map<String, Example> examples = new LinkedHashMap<>();
    private final Map<String, String> replaced = new LinkedHashMap<>();

    private record Example(String request, String answer) {}

    private PrintedExamples() {}

    /** @param page the name of the file */
    static PrintedExamples of(String page) throws IOException {
        PrintedExamples all = new PrintedExamples();
        for (String example : Files.readString(PAGES.resolve(page + ".txt")).split("(?m)^# ")) {
            if (!example.isBlank()) {
                String[] parts = example.substring(example.indexOf('\n')).split("\n=>", 2);
                all.examples.put(
                        example.substring(0, example.indexOf('\n')), new Example(parts[0].strip(), parts[1].strip()));
            }
        }
        return all;
    }

    /** From here on another text stands where this one is printed. */
    PrintedExamples instead(String printed, String real) {
        replaced.put(printed, real);
        return this;
    }

    /** The printed request. */
    String request(String name) {
        return real(example(name).request());
    }

    /** Runs the printed command in a shell; tells what it prints. */
    String run(String name) throws IOException, InterruptedException {
        String command = request(name).replace("curl ", "curl -sS --fail-with-body ");
        Process process = new ProcessBuilder("bash", "-euc", command).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        String complaints = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command + printed + complaints).isZero();
        return printed;
    }

    /** An answer has the printed members with the printed values; {@code besides} may be there, too. */
    void assertAnswer(String name, String answer, String... besides) {
        Object printed = Json.parse(real(example(name).answer())).plain();
        compare(name, printed, Json.parse(answer).plain(), List.of(besides));
    }

    private static void compare(String at, Object printed, Object real, List<String> besides) {
        if (printed instanceof Map<?, ?> members) {
            assertThat(real).as(at).isInstanceOf(Map.class);
            Map<?, ?> there = new LinkedHashMap<>((Map<?, ?>) real);
            there.keySet().removeIf(name -> besides.contains(name) && !members.containsKey(name));
            assertThat(List.copyOf(there.keySet())).as(at).isEqualTo(List.copyOf(members.keySet()));
            members.forEach((name, value) -> {
                if (DIFFERENT_EACH_TIME.contains(name)) {
                    assertThat(there.get(name)).as(at + "." + name).isInstanceOf(Number.class);
                } else {
                    compare(at + "." + name, value, there.get(name), besides);
                }
            });
        } else if (printed instanceof List<?> items && items.get(0) instanceof Map) {
            assertThat((List<?>) real).as(at).isNotEmpty();
            compare(at + "[0]", items.get(0), ((List<?>) real).get(0), besides);
        } else if (printed instanceof String text) {
            compareText(at, text, real);
        } else {
            assertThat(real).as(at).isEqualTo(printed);
        }
    }

    private static void compareText(String at, String printed, Object real) {
        for (Pattern moment : MOMENTS) {
            if (moment.matcher(printed).matches()) {
                assertThat((String) real).as(at).matches(moment);
                return;
            }
        }
        if (printed.startsWith(SECRET)) {
            assertThat((String) real).as(at).startsWith(SECRET);
        } else {
            assertThat(real).as(at).isEqualTo(printed);
        }
    }

    private Example example(String name) {
        assertThat(examples).containsKey(name);
        return examples.get(name);
    }

    private String real(String printed) {
        String text = printed;
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }
}
