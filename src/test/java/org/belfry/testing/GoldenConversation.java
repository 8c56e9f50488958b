package org.belfry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests and the answers they must get, read from a file. Lines that begin with {@code >} are sent, lines that begin with
 * {@code <} must come back, {@code #} is a remark:
 *
 * <pre>
 * > PUT /webhooks/{{webhook}}
 * > Content-Type: application/json
 * >
 * > {"name":"New"}
 * &lt; 200
 * &lt; ETag: "{{text}}"
 * &lt;
 * &lt; {"id":{{webhook}},"updated_at":"{{date}}"}
 * </pre>
 *
 * <p>Bodies are compared byte for byte but for the holes, see {@link Template}; only the headers named are looked at.
 */
public final class GoldenConversation {
    private final String name;
    private final List<Exchange> exchanges;

    private GoldenConversation(String name, List<Exchange> exchanges) {
        this.name = name;
        this.exchanges = exchanges;
    }

    private record Exchange(Message sent, Message expected) {}

    private record Message(String firstLine, List<String> headers, String body) {}

    /** All {@code *.http} files of a directory, sorted by name. */
    public static List<GoldenConversation> allIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<GoldenConversation> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".http"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".http", "").replace('-', ' ');
                all.add(parse(name, Files.readString(file)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenConversation parse(String name, String text) {
        List<Exchange> exchanges = new ArrayList<>();
        List<String> lines = text.lines()
                .filter(line -> line.startsWith(">") || line.startsWith("<"))
                .toList();
        for (int at = 0; at < lines.size(); ) {
            int answer = endOf(lines, at, ">");
            int next = endOf(lines, answer, "<");
            exchanges.add(new Exchange(message(lines.subList(at, answer)), message(lines.subList(answer, next))));
            at = next;
        }
        return new GoldenConversation(name, exchanges);
    }

    public String name() {
        return name;
    }

    /** Holds the conversation; {@code known} are the names that the file may use from the start. */
    public void hold(Api api, Map<String, String> known) throws IOException {
        Map<String, String> memory = new LinkedHashMap<>(known);
        for (Exchange exchange : exchanges) {
            Reply reply = send(api, exchange.sent(), memory);
            try {
                compare(exchange.expected(), reply, memory);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "in '" + name + "' after " + exchange.sent() + ":\n" + e.getMessage() + "\n" + reply, e);
            }
        }
    }

    private static Reply send(Api api, Message message, Map<String, String> memory) throws IOException {
        String[] methodAndPath = new Template(message.firstLine()).fill(memory).split(" ", 2);
        var request = api.request(methodAndPath[1]);
        for (String header : message.headers()) {
            request.header(nameOf(header), new Template(valueOf(header)).fill(memory));
        }
        String body = new Template(message.body()).fill(memory);
        return api.send(request.method(
                methodAndPath[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static void compare(Message expected, Reply reply, Map<String, String> memory) {
        new Template(expected.firstLine()).match(Integer.toString(reply.status()), memory);
        for (String header : expected.headers()) {
            String actual = reply.header(nameOf(header)).orElse("(no " + nameOf(header) + ")");
            new Template(valueOf(header)).match(actual, memory);
        }
        new Template(expected.body()).match(reply.body(), memory);
    }

    private static int endOf(List<String> lines, int from, String mark) {
        int end = from;
        while (end < lines.size() && lines.get(end).startsWith(mark)) {
            end++;
        }
        return end;
    }

    private static Message message(List<String> marked) {
        List<String> lines =
                marked.stream().map(line -> line.substring(1).strip()).toList();
        int blank = lines.indexOf("");
        int endOfHead = blank < 0 ? lines.size() : blank;
        String body = blank < 0 ? "" : String.join("\n", lines.subList(blank + 1, lines.size()));
        return new Message(lines.get(0), lines.subList(1, endOfHead), body);
    }

    private static String nameOf(String header) {
        return header.substring(0, header.indexOf(':'));
    }

    private static String valueOf(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }
}
