package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.belfry.egress.EgressPolicy;
import org.belfry.kernel.Secret;
import org.belfry.security.Credentials;
import org.belfry.security.MasterKeys;
import org.belfry.security.OperatorFile;
import org.belfry.security.Vault;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what follows from the settings alone. */
@ApplicationScoped
class SettingsWiring {
    private static final Logger LOG = System.getLogger(SettingsWiring.class.getName());
    private static final int MASTER_KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;

    @Produces
    @Singleton
    Settings settings() {
        return new Configuration(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class)).read();
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    EgressPolicy egressPolicy(Settings settings) {
        return new EgressPolicy(settings.egressAllow());
    }

    @Produces
    @Singleton
    Vault vault(Settings settings) {
        SecureRandom random = new SecureRandom();
        return settings.masterKeys()
                .map(keys -> new Vault(() -> keys, random))
                .orElseGet(() -> new Vault(keysOf(keyFile(settings, random)), random));
    }

    private static OperatorFile keyFile(Settings settings, SecureRandom random) {
        OperatorFile file = new OperatorFile(dataDir(settings).resolve("master-key"));
        file.createIfAbsent(() -> randomText(random, MASTER_KEY_BYTES));
        LOG.log(
                Level.INFO,
                "The master keys are those in {0}; keep a copy of them apart from the database.",
                file.path());
        return file;
    }

    /** What the file holds whenever it is asked for. */
    private static Supplier<MasterKeys> keysOf(OperatorFile file) {
        return () -> {
            try {
                return MasterKeys.linedUp(file.read());
            } catch (IllegalArgumentException e) {
                throw new WrongConfiguration(
                        "BELFRY_MASTER_KEY is not set, and in the file master-key in BELFRY_DATA_DIR " + e.getMessage()
                                + ".");
            }
        };
    }

    @Produces
    @Singleton
    Credentials credentials(Settings settings) {
        Secret password = settings.adminPassword().orElseGet(() -> {
            Path file = dataDir(settings).resolve("admin-password");
            Secret kept = new OperatorFile(file).readOrCreate(() -> randomText(new SecureRandom(), PASSWORD_BYTES));
            LOG.log(Level.INFO, "The password of {0} is the one in {1}.", settings.adminUser(), file);
            return kept;
        });
        return new Credentials(settings.adminUser(), password);
    }

    private static Secret randomText(SecureRandom random, int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return new Secret(Base64.getEncoder().encodeToString(chance));
    }

    static Path dataDir(Settings settings) {
        try {
            return Files.createDirectories(settings.dataDir());
        } catch (IOException e) {
            throw new UncheckedIOException("BELFRY_DATA_DIR cannot be made: " + settings.dataDir(), e);
        }
    }
}
