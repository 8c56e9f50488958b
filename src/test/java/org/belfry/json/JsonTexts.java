package org.belfry.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.belfry.json.JsonSlice.Kind;

/** JSON texts written in odd but valid ways, with what they mean and what their parts are. */
final class JsonTexts {
    /** One value: its text, what it means when it is a scalar, its parts when it is none. */
    record Node(String text, Kind kind, Object meaning, Map<String, Node> members, List<Node> items) {
        static Node scalar(String text, Kind kind, Object meaning) {
            return new Node(text, kind, meaning, Map.of(), List.of());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private record Spelling(String text, String meaning) {}

    private record Member(Node name, Node value, String space) {}

    private JsonTexts() {}

    static Arbitrary<Node> values() {
        return Arbitraries.lazyOf(
                JsonTexts::numbers, JsonTexts::strings, JsonTexts::literals, JsonTexts::arrays, JsonTexts::objects);
    }

    static Arbitrary<Node> composites() {
        return Arbitraries.oneOf(arrays(), objects());
    }

    static Arbitrary<String> spaces() {
        return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3);
    }

    private static Arbitrary<Node> literals() {
        return Arbitraries.of(
                Node.scalar("true", Kind.BOOLEAN, true),
                Node.scalar("false", Kind.BOOLEAN, false),
                Node.scalar("null", Kind.NULL, "null"));
    }

    private static Arbitrary<Node> numbers() {
        Arbitrary<String> whole = Arbitraries.bigIntegers().map(Object::toString);
        Arbitrary<String> small = Arbitraries.of("0", "-0", "7", "-1", "10");
        Arbitrary<String> fraction = Arbitraries.of("", "", ".0", ".5", ".000", ".123456789012345678901234567890");
        Arbitrary<String> exponent = Arbitraries.of("", "", "e1", "E+10", "e-7", "E0");
        return Combinators.combine(Arbitraries.oneOf(whole, small), fraction, exponent)
                .as((a, b, c) -> a + b + c)
                .map(text -> Node.scalar(text, Kind.NUMBER, new BigDecimal(text)));
    }

    private static Arbitrary<Node> strings() {
        Arbitrary<Spelling> plain = Arbitraries.of(
                        "a", "Z", " ", "}", "]", ",", ":", "/", "é", "€", "😀", "\u2028", "\u007f")
                .map(text -> new Spelling(text, text));
        Arbitrary<Spelling> escaped = Arbitraries.of(
                new Spelling("\\\"", "\""),
                new Spelling("\\\\", "\\"),
                new Spelling("\\/", "/"),
                new Spelling("\\n", "\n"),
                new Spelling("\\b\\f\\r\\t", "\b\f\r\t"),
                new Spelling("\\u0000", "\u0000"),
                new Spelling("\\u00e9\\u00E9", "éé"),
                new Spelling("\\ud83d\\ude00", "😀"));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, plain), net.jqwik.api.Tuple.of(1, escaped))
                .list()
                .ofMaxSize(12)
                .map(JsonTexts::string);
    }

    private static Node string(List<Spelling> spellings) {
        StringBuilder text = new StringBuilder("\"");
        StringBuilder meaning = new StringBuilder();
        for (Spelling spelling : spellings) {
            text.append(spelling.text());
            meaning.append(spelling.meaning());
        }
        return Node.scalar(text.append('"').toString(), Kind.STRING, meaning.toString());
    }

    private static Arbitrary<Node> arrays() {
        return Combinators.combine(values().list().ofMaxSize(4), spaces()).as(JsonTexts::array);
    }

    private static Node array(List<Node> items, String space) {
        List<String> texts =
                items.stream().map(item -> space + item.text() + space).toList();
        String text = "[" + (items.isEmpty() ? space : String.join(",", texts)) + "]";
        return new Node(text, Kind.ARRAY, "", Map.of(), items);
    }

    private static Arbitrary<Node> objects() {
        Arbitrary<Member> member =
                Combinators.combine(strings(), values(), spaces()).as(Member::new);
        return Combinators.combine(member.list().ofMaxSize(4), spaces()).as(JsonTexts::object);
    }

    private static Node object(List<Member> candidates, String space) {
        Map<String, Node> members = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (Member member : candidates) {
            String name = (String) member.name().meaning();
            if (members.putIfAbsent(name, member.value()) == null) {
                String gap = member.space();
                texts.add(gap + member.name().text() + space + ":" + gap
                        + member.value().text() + space);
            }
        }
        String text = "{" + (texts.isEmpty() ? space : String.join(",", texts)) + "}";
        return new Node(text, Kind.OBJECT, "", members, List.of());
    }
}
