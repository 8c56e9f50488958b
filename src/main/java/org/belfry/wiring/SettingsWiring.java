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
import java.util.random.RandomGenerator;
import org.belfry.egress.EgressPolicy;
import org.belfry.kernel.Secret;
import org.belfry.security.Credentials;
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
        Secret key = settings.masterKey().orElseGet(() -> {
            Path file = dataDir(settings).resolve("master-key");
            Secret kept = new OperatorFile(file).readOrCreate(() -> randomText(random, MASTER_KEY_BYTES));
            LOG.log(Level.INFO, "The master key is the one in {0}; keep a copy of it apart from the database.", file);
            return kept;
        });
        if (!Configuration.isMasterKey(key.reveal())) {
            throw new WrongConfiguration("BELFRY_MASTER_KEY is not set and the file master-key in BELFRY_DATA_DIR"
                    + " does not hold the base64 of 32 bytes.");
        }
        return new Vault(key, random);
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
