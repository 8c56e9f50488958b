package org.belfry.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The jar that other applications compile against and carry. */
class ApiJarIT {
    private static final Path JAR = Path.of(System.getProperty("belfry.api", "target/belfry-api.jar"));
    private static final int FEW = 30;

    @Test
    void is_small_and_needs_nothing_but_the_jdk_and_a_json_tokenizer() throws IOException {
        JavaClasses api;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            api = new ClassFileImporter().importJar(jar);
        }
        assertThat(api.contain(Neighbour.class)).isTrue();
        assertThat(api).hasSizeBetween(1, FEW);
        TreeSet<String> foreign = api.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && !api.contain(type.getName()))
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("javax.naming"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign)
                .isSubsetOf("com.fasterxml.jackson.core", "org.jspecify.annotations")
                .contains("com.fasterxml.jackson.core");
    }
}
