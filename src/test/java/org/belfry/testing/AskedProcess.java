package org.belfry.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of this class path in a JVM of its own, that says its port first and then answers what it is asked, in lines. It
 * ends when this is closed.
 */
public final class AskedProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final int port;

    private AskedProcess(String name, Process process) throws IOException {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII), 1 << 16);
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), US_ASCII));
        this.port = Integer.parseInt(line());
    }

    /** Returns when it has said its port. */
    public static AskedProcess start(Class<?> main, String... jvmFlags) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(jvmFlags));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        return new AskedProcess(
                main.getSimpleName(), command.redirectError(Redirect.INHERIT).start());
    }

    /** Where it listens. */
    public String authority() {
        return "127.0.0.1:" + port;
    }

    /** The first line of the answer. */
    public String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return line();
    }

    /** The next line of an answer. */
    public String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process of " + name + " has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
