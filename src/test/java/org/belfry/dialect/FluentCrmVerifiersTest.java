package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.belfry.kernel.Secret;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FluentCRM's published verifiers, run by the interpreters they are written for, where these are installed. */
class FluentCrmVerifiersTest {
    private static final String SIGNATURE = "X-FluentCRM-Signature";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "node, verify.js, my-secret-key",
        "php, verify.php, my-secret-key",
        "node, verify.js, clé 🔑",
        "php, verify.php, clé 🔑"
    })
    void accept_what_we_send(String interpreter, String script, String secret) throws Exception {
        Rendered rendered = FluentCrm.render(FluentCrmTest.oddBytes(), new Secret(secret));
        assertThat(run(interpreter, script, rendered.body(), rendered.headers().get(SIGNATURE), secret)
                        .lines())
                .isNotEmpty()
                .containsOnly("accepted");
    }

    @ParameterizedTest
    @CsvSource({"node, verify.js", "php, verify.php"})
    void refuse_one_changed_byte(String interpreter, String script) throws Exception {
        Rendered rendered = FluentCrm.render(FluentCrmTest.oddBytes(), new Secret("my-secret-key"));
        byte[] changed = rendered.body();
        changed[2]++;
        assertThat(run(interpreter, script, changed, rendered.headers().get(SIGNATURE), "my-secret-key")
                        .lines())
                .isNotEmpty()
                .containsOnly("refused");
    }

    private String run(String interpreter, String script, byte[] body, String signature, String secret)
            throws Exception {
        assumeTrue(installed(interpreter), () -> interpreter + " is not installed");
        String bodyFile = Files.write(folder.resolve("body"), body).toString();
        // Not an argument: what becomes of é there depends on the locale.
        String secretFile = Files.writeString(folder.resolve("secret"), secret).toString();
        URL resource = Objects.requireNonNull(getClass().getResource("/dialect/fluent-crm/verifiers/" + script));
        String path = Path.of(resource.toURI()).toString();
        ProcessBuilder command = new ProcessBuilder(interpreter, path, bodyFile, signature, secretFile);
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static boolean installed(String interpreter) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, interpreter)));
    }
}
