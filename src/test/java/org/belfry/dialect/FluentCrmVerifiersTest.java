package org.belfry.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.belfry.kernel.Secret;
import org.belfry.signing.SigningKeys;
import org.belfry.testing.Interpreter;
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
        Rendered rendered = render(secret);
        assertThat(run(interpreter, script, rendered.body(), rendered.headers().get(SIGNATURE), secret))
                .isNotEmpty()
                .containsOnly("accepted");
    }

    @ParameterizedTest
    @CsvSource({"node, verify.js", "php, verify.php"})
    void refuse_one_changed_byte(String interpreter, String script) throws Exception {
        Rendered rendered = render("my-secret-key");
        byte[] changed = rendered.body();
        changed[2]++;
        assertThat(run(interpreter, script, changed, rendered.headers().get(SIGNATURE), "my-secret-key"))
                .isNotEmpty()
                .containsOnly("refused");
    }

    private static Rendered render(String secret) {
        return Dialect.FLUENT_CRM.render(Golden.oddBytes(), SigningKeys.of(new Secret(secret)), Golden.ATTEMPTED_AT);
    }

    private List<String> run(String interpreter, String script, byte[] body, String signature, String secret)
            throws Exception {
        String bodyFile = Files.write(folder.resolve("body"), body).toString();
        // Not an argument: what becomes of é there depends on the locale.
        String secretFile = Files.writeString(folder.resolve("secret"), secret).toString();
        String path = "/dialect/fluent-crm/verifiers/" + script;
        return Interpreter.run(interpreter, path, bodyFile, signature, secretFile);
    }
}
