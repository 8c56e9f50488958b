package org.belfry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries the process handling on a jar that boots in a moment. */
class BundleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void becomes_ready_dies_by_force_and_comes_back_on_the_same_port_and_data() throws IOException {
        try (Bundle bundle = Bundle.launch(jar(), Map.of("BELFRY_ADMIN_PASSWORD", "secret"))) {
            assertThat(bundle.awaitReady(PATIENCE).awaitLine(line -> line.contains("data in"), PATIENCE))
                    .isEqualTo("data in " + bundle.dataDir());
            bundle.kill9();
            assertThatThrownBy(() -> bundle.admin().get("/health")).isInstanceOf(IOException.class);
            bundle.restart();
            bundle.awaitReady(PATIENCE);
            assertThat(bundle.linesWith("data in")).containsOnly("data in " + bundle.dataDir());
            assertThat(bundle.terminate(PATIENCE)).isEqualTo(143);
            assertThat(bundle.log()).contains("bye");
        }
    }

    @Test
    void tells_the_exit_code_and_the_last_words_of_a_process_that_ends_by_itself() throws IOException {
        try (Bundle bundle = Bundle.launch(jar(), Map.of("BELFRY_FAIL", "yes"))) {
            assertThat(bundle.awaitExit(PATIENCE)).isEqualTo(3);
            assertThat(bundle.linesWith("BELFRY_FAIL")).containsExactly("BELFRY_FAIL is wrong");
            assertThatThrownBy(() -> bundle.awaitReady(PATIENCE))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("BELFRY_FAIL is wrong");
        }
    }

    @Test
    void removes_its_directory() throws IOException {
        Path data;
        try (Bundle bundle = Bundle.launch(jar(), Map.of())) {
            data = bundle.awaitReady(PATIENCE).dataDir();
            Files.createDirectories(data.resolve("deep"));
        }
        assertThat(data.getParent()).doesNotExist();
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Stub.class.getName());
        Path jar = folder.resolve("stub.jar");
        String entry = Stub.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var code = Stub.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new ZipEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }

    /** Stands in for the bundle; needs nothing but the JDK and itself. */
    public static final class Stub {
        private Stub() {}

        /** Listens on the port behind {@code --port}. */
        public static void main(String[] args) throws IOException {
            if (System.getenv("BELFRY_FAIL") != null) {
                System.err.println("BELFRY_FAIL is wrong");
                System.exit(3);
            }
            System.out.println("data in " + System.getenv("BELFRY_DATA_DIR"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
            server.createContext("/health", exchange -> exchange.sendResponseHeaders(200, -1));
            server.start();
        }
    }
}
