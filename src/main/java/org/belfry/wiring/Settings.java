package org.belfry.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.belfry.egress.AllowList;
import org.belfry.kernel.Secret;
import org.belfry.security.MasterKeys;

/**
 * The configuration, read once and checked; every value is documented in {@code docs/operations.md}.
 *
 * @param dataDir where the H2 file, the key file and the generated password are kept
 * @param database where the rows are
 * @param adminUser name of the first administrator
 * @param adminPassword absent: generated once into a file
 * @param masterKeys absent: they are in a file, one is generated there once
 * @param egressAllow destinations that are allowed besides public https
 * @param retention how long what has ended is kept
 * @param incoming how requests from outside are judged
 */
record Settings(
        Path dataDir,
        DatabaseSettings database,
        String adminUser,
        Optional<Secret> adminPassword,
        Optional<MasterKeys> masterKeys,
        AllowList egressAllow,
        Duration retention,
        IncomingSettings incoming) {}
