package org.belfry.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleMainTest {
    @TempDir
    private Path folder;

    @Test
    void the_application_of_the_last_start_is_gone() throws IOException {
        Path server = folder.resolve("server-8080");
        Files.createDirectories(server.resolve("applications/ROOT"));
        Files.createDirectories(server.resolve("config"));
        Files.writeString(server.resolve("config/domain.xml"), "<application name=\"ROOT\"/>");
        Files.writeString(folder.resolve("belfry.mv.db"), "rows");
        assertThat(BundleMain.emptied(server)).isDirectory();
        assertThat(server).isDirectoryNotContaining(path -> !path.endsWith("tmp"));
        assertThat(server.resolve("tmp")).isEmptyDirectory();
        assertThat(folder.resolve("belfry.mv.db")).exists();
    }

    @Test
    void a_folder_that_another_start_holds_is_not_taken() throws IOException {
        Path lock = folder.resolve("server-8080.lock");
        assertThat(BundleMain.takeLock(lock)).isTrue();
        assertThat(BundleMain.takeLock(lock)).isFalse();
        assertThat(BundleMain.takeLock(folder.resolve("server-8081.lock"))).isTrue();
    }

    @Test
    void a_port_in_use_shows_at_once() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
            assertThat(BundleMain.isTaken("--port", Integer.toString(port))).isTrue();
            assertThat(BundleMain.isTaken("--port", Integer.toString(port), "--autoBindHttp"))
                    .isFalse();
        }
        assertThat(BundleMain.isTaken("--port", Integer.toString(port))).isFalse();
    }

    @Test
    void the_compiler_is_asked_to_leave_the_code_of_the_start_alone() {
        assertThat(StartOnly.leaveUnoptimised()).isTrue();
        assertThat(StartOnly.CODE).noneMatch(code -> code.startsWith("org/belfry"));
    }
}
