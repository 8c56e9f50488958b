package org.belfry.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import org.belfry.testing.FastSink;

/**
 * The sink as a process of its own. It says its port, then answers each line it is told: {@code reset}, {@code hung},
 * {@code await COUNT MILLIS}, {@code dump}. It ends with its input, so that it never outlives who started it.
 */
final class SinkMain {
    private SinkMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        SinkRecord record = new SinkRecord();
        // Not closed: it is the standard output.
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, US_ASCII), 1 << 16);
        try (FastSink sink = new FastSink(record);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            out.write(sink.port() + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(line.split(" "), record, out);
                out.flush();
            }
        }
    }

    private static void answer(String[] words, SinkRecord record, BufferedWriter out)
            throws IOException, InterruptedException {
        switch (words[0]) {
            case "reset" -> {
                record.reset();
                out.write("0\n");
            }
            case "hung" -> out.write(record.hung() + "\n");
            case "await" -> out.write(record.await(Integer.parseInt(words[1]), Long.parseLong(words[2])) + "\n");
            case "dump" -> record.dump(out);
            default -> throw new IllegalArgumentException(words[0]);
        }
    }
}
