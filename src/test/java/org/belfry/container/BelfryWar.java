package org.belfry.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.belfry.blackbox.FluentCrmDelivery;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that was built, with the callers of this package added to it as if they were the application's. */
final class BelfryWar {
    private static final Path WAR = Path.of(System.getProperty("belfry.war", "target/belfry.war"));

    /** Where {@code arquillian.xml} puts the server's files and the H2 database. */
    private static final Path HOME = Path.of("target", "container");

    private BelfryWar() {}

    /** To be deployed to a server that is yet to start: what an earlier one has left is removed. */
    static WebArchive withCallers() {
        removeOldHome();
        return ShrinkWrap.createFromZipFile(WebArchive.class, WAR.toFile())
                .addPackage("org.belfry.container")
                .addPackage("org.belfry.testing")
                .addClass(FluentCrmDelivery.class)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void removeOldHome() {
        if (Files.notExists(HOME)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(HOME)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
