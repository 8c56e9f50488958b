package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.belfry.testing.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JavaScript itself judges what we take for its writing; skipped where it is not installed. */
class JavaScriptJsonNodeTest {
    private static final int MANY = 6_000;

    private final Random random = new Random(20261121);

    @TempDir
    Path folder;

    @Test
    void agrees_on_any_double() throws Exception {
        assertJavaScriptAgrees(Stream.generate(random::nextLong)
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .limit(MANY)
                .map(value -> Double.toString(value)));
    }

    @Test
    void agrees_on_doubles_at_the_edges() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double power = Math.scalb(1.0, exponent);
            Stream.of(power, Math.nextUp(power), Math.nextDown(power), power * 3, power * 5)
                    .filter(Double::isFinite)
                    .forEach(value -> {
                        numbers.add(Double.toString(value));
                        numbers.add(new BigDecimal(value).toString());
                    });
        }
        for (int exponent = -330; exponent < 315; exponent++) {
            for (String digits : List.of("1", "9", "9.5", "1.2345678901234567", "99999999999999999", "0.03")) {
                numbers.add(digits + "e" + exponent);
                numbers.add("-" + digits + "E" + (exponent < 0 ? "" : "+") + exponent);
            }
        }
        assertJavaScriptAgrees(numbers.stream().filter(text -> text.length() <= StrictJson.LONGEST_NUMBER));
    }

    @Test
    void agrees_on_decimals_of_any_length() throws Exception {
        assertJavaScriptAgrees(Stream.generate(this::decimal).limit(MANY));
    }

    @Test
    void agrees_on_whole_documents() throws Exception {
        assertJavaScriptAgrees(Stream.generate(() -> document(3)).limit(MANY));
    }

    private String decimal() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        text.append(1 + random.nextInt(9));
        random.ints(random.nextInt(22), 0, 10).forEach(text::append);
        if (random.nextBoolean()) {
            text.append('.');
            random.ints(1 + random.nextInt(22), 0, 10).forEach(text::append);
        }
        return random.nextInt(4) == 0 ? text + "e" + (random.nextInt(60) - 30) : text.toString();
    }

    private String document(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 1, 2 -> decimal();
            case 3, 4 -> string();
            case 5, 6 -> "[" + parts(() -> document(depth - 1)) + "]";
            default -> "{" + members(depth) + "}";
        };
    }

    private String parts(java.util.function.Supplier<String> part) {
        return String.join(
                " ,\t", Stream.generate(part).limit(random.nextInt(5)).toList());
    }

    private String members(int depth) {
        java.util.Map<String, String> members = new java.util.LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = random.nextInt(3) == 0 ? string() : "\"" + index() + "\"";
            String meaning = StrictJson.read(name.getBytes(UTF_8)).text();
            members.putIfAbsent(meaning, name + " : " + document(depth - 1));
        }
        return String.join(",", members.values());
    }

    private String index() {
        long number = List.of(random.nextLong(20), random.nextLong(1L << 33), (1L << 32) - random.nextInt(4))
                .get(random.nextInt(3));
        return (random.nextInt(8) == 0 ? "0" : "") + number;
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "\\u%04x".formatted(random.nextInt(0x10000));
                        case 1 -> "\\u%04X".formatted(0xd7f0 + random.nextInt(0x820));
                        case 2 ->
                            List.of("\\n", "\\/", "\\\"", "\\\\", "\\b", "__proto__", "toJSON")
                                    .get(random.nextInt(7));
                        default ->
                            List.of("é", "\u2028", "😀", "a", " ", "\u007f", "{x}")
                                    .get(random.nextInt(7));
                    });
        }
        return text.append('"').toString();
    }

    private void assertJavaScriptAgrees(Stream<String> texts) throws Exception {
        List<String> ours = new ArrayList<>();
        StringBuilder asked = new StringBuilder();
        texts.forEach(text -> {
            String rewritten =
                    new String(JavaScriptJson.rewritten(RawJson.of(text)).bytes(), UTF_8);
            asked.append(text).append('\n').append(rewritten).append('\n');
            ours.add(rewritten);
            ours.add(rewritten);
        });
        Path file = Files.writeString(folder.resolve("texts"), asked);
        List<String> theirs = Interpreter.run("node", "/json/rewrite.js", file.toString());
        assertThat(theirs).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i)).isEqualTo(theirs.get(i));
        }
    }
}
