package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Scripts of the test resources, run by the interpreters they are written for, where these are installed. */
public final class Interpreter {
    private Interpreter() {}

    /** What a script of the class path prints; the test is skipped where the interpreter is not installed. */
    public static List<String> run(String interpreter, String script, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, interpreter)));
        assumeTrue(installed, () -> interpreter + " is not installed");
        List<String> command = new ArrayList<>(List.of(interpreter, pathOf(script)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(script + " failed: " + lines);
        }
        return lines;
    }

    private static String pathOf(String script) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Interpreter.class.getResource(script), script)
                        .toURI())
                .toString();
    }
}
