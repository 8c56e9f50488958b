package org.belfry.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartClassesTest {
    @Test
    void a_class_that_is_gone_is_left_out() throws IOException {
        String lines = "java.util.Optional\norg.belfry.Gone\njava.util.List\n";
        List<String> names = StartClasses.names(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
        assertThat(StartClasses.load(names, getClass().getClassLoader())).isEqualTo(2);
    }

    @Test
    void the_code_of_a_class_is_not_run() {
        List<String> names = List.of(getClass().getName() + "$Loud");
        assertThat(StartClasses.load(names, getClass().getClassLoader())).isOne();
        assertThat(System.getProperty("org.belfry.launch.loud")).isNull();
    }

    @Test
    void the_loader_is_the_one_that_the_starter_is_given() throws IOException, InterruptedException {
        try (URLClassLoader given = new URLClassLoader(new URL[0])) {
            Thread starter = new Thread(() -> Thread.currentThread().setContextClassLoader(given));
            ClassLoader before = starter.getContextClassLoader();
            starter.start();
            assertThat(StartClasses.loaderOf(starter, before)).isSameAs(given);
        }
    }

    static final class Loud {
        static {
            System.setProperty("org.belfry.launch.loud", "yes");
        }
    }
}
