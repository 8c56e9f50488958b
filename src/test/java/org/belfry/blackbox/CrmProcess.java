package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** The CRM of {@link CrmMain} in a JVM of its own; ends when it is closed. */
final class CrmProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final int port;

    private CrmProcess(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), US_ASCII));
        this.port = Integer.parseInt(line());
    }

    static CrmProcess start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrmMain.class.getName());
        command.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        return new CrmProcess(command.redirectError(Redirect.INHERIT).start());
    }

    /**
     * What it has been asked for so far.
     *
     * @param contacts different ones
     * @param mostAtATime loads under way at once
     */
    record Seen(int loads, int contacts, int mostAtATime) {}

    Seen seen() throws IOException {
        questions.write("seen\n");
        questions.flush();
        String[] words = line().split(" ");
        return new Seen(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the CRM's process has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
