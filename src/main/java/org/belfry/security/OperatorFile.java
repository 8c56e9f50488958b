package org.belfry.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.belfry.kernel.Secret;

/** A secret in a file that only the operator can read (mode 0600), made once and read ever after. */
public record OperatorFile(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** What the file holds; made of {@code generator} when there is none. */
    public Secret readOrCreate(Supplier<Secret> generator) {
        createIfAbsent(generator);
        return new Secret(read());
    }

    /** Makes the file of {@code generator} when there is none. */
    public void createIfAbsent(Supplier<Secret> generator) {
        try {
            if (Files.notExists(path)) {
                create(generator.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file holds now, without space around it. */
    public String read() {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(Secret secret) throws IOException {
        Path fresh = Files.createTempFile(
                path.getParent(),
                path.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(
                fresh,
                (secret.reveal() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.SYNC);
        try {
            Files.createLink(path, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another node of this data directory was first; its secret counts.
        } finally {
            Files.delete(fresh);
        }
    }
}
