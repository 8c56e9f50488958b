package org.belfry.wiring;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.belfry.egress.AllowList;
import org.belfry.kernel.Secret;
import org.belfry.security.MasterKeys;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Turns configuration values into {@link Settings}, or says in one sentence which of them is wrong.
 *
 * <p>Names are MicroProfile Config's ({@code belfry.database.url}); the environment spells them in capitals
 * ({@code BELFRY_DATABASE_URL}), and so do the messages.
 */
final class Configuration {
    private static final String H2_DURABLE = "WRITE_DELAY=0";

    private final Function<String, Optional<String>> values;

    Configuration(Function<String, Optional<String>> values) {
        this.values = values;
    }

    Settings read() {
        Path dataDir = dataDir();
        return new Settings(
                dataDir,
                database(dataDir),
                adminUser(),
                adminPassword(),
                masterKeys(),
                egressAllow(),
                retention(),
                new IncomingConfiguration(this::value).read());
    }

    DatabaseSettings database() {
        return database(dataDir());
    }

    private Path dataDir() {
        String value = value("belfry.data.dir").orElse("belfry-data");
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new WrongConfiguration("BELFRY_DATA_DIR is not a path: " + e.getMessage() + ".");
        }
    }

    private DatabaseSettings database(Path dataDir) {
        String url = value("belfry.database.url")
                .orElse("jdbc:h2:file:" + dataDir.resolve("belfry") + ";DB_CLOSE_ON_EXIT=FALSE;" + H2_DURABLE);
        boolean known = Arrays.stream(DatabaseSettings.Product.values()).anyMatch(p -> url.startsWith(p.urlPrefix));
        if (!known) {
            throw new WrongConfiguration(
                    "BELFRY_DATABASE_URL must be a JDBC URL that starts with jdbc:postgresql: or jdbc:h2:.");
        }
        DatabaseSettings settings = new DatabaseSettings(
                url,
                value("belfry.database.user").orElse(""),
                value("belfry.database.password").map(Secret::new));
        if (settings.product() == DatabaseSettings.Product.POSTGRESQL) {
            requireUnderstood(url);
        }
        if (settings.product() == DatabaseSettings.Product.H2
                && !url.toUpperCase(Locale.ROOT).replace(" ", "").contains(";" + H2_DURABLE)) {
            throw new WrongConfiguration("BELFRY_DATABASE_URL must contain ;WRITE_DELAY=0, because H2 at its defaults "
                    + "loses acknowledged events when the process is killed.");
        }
        return settings;
    }

    /** The driver repeats what it does not understand in the log, so a password there is refused before. */
    private static void requireUnderstood(String url) {
        if (url.matches("jdbc:postgresql://[^/?]*@.*")) {
            throw new WrongConfiguration("BELFRY_DATABASE_URL must not hold a user before the host;"
                    + " BELFRY_DATABASE_USER and BELFRY_DATABASE_PASSWORD are for that.");
        }
        try {
            new PGSimpleDataSource().setURL(url);
        } catch (IllegalArgumentException e) {
            throw new WrongConfiguration("BELFRY_DATABASE_URL is no URL that PostgreSQL's driver understands;"
                    + " it looks like jdbc:postgresql://host:5432/database.");
        }
    }

    private String adminUser() {
        String user = value("belfry.admin.user").orElse("admin");
        if (user.length() > 64 || user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
            throw new WrongConfiguration(
                    "BELFRY_ADMIN_USER must be at most 64 characters without colon or control characters.");
        }
        return user;
    }

    private Optional<Secret> adminPassword() {
        return value("belfry.admin.password").map(password -> {
            if (password.length() < 8 || password.length() > 1024) {
                throw new WrongConfiguration("BELFRY_ADMIN_PASSWORD must be 8 to 1024 characters long.");
            }
            return new Secret(password);
        });
    }

    private Optional<MasterKeys> masterKeys() {
        return value("belfry.master.key").map(text -> {
            try {
                return MasterKeys.separatedByCommas(text);
            } catch (IllegalArgumentException e) {
                throw new WrongConfiguration("BELFRY_MASTER_KEY: " + e.getMessage() + ".");
            }
        });
    }

    private AllowList egressAllow() {
        try {
            return AllowList.parse(value("belfry.egress.allow").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new WrongConfiguration("BELFRY_EGRESS_ALLOW: " + e.getMessage() + ".");
        }
    }

    private Duration retention() {
        String days = value("belfry.retention.days").orElse("30");
        if (!days.matches("[0-9]{1,4}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > 3650) {
            throw new WrongConfiguration("BELFRY_RETENTION_DAYS must be a whole number of days from 1 to 3650.");
        }
        return Duration.ofDays(Integer.parseInt(days));
    }

    private Optional<String> value(String name) {
        return values.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
