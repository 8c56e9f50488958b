package org.belfry.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name under which this node leases deliveries: the first {@code node-N} file of the data directory that no living
 * process holds. The lock dies with the process, so whoever has the name next knows that its leases are nobody's, and
 * gives them back at once instead of waiting for their end.
 */
final class NodeName implements AutoCloseable {
    private static final int MOST_NODES = 64;

    private final FileChannel channel;
    private final String name;

    private NodeName(FileChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    static NodeName take(Path dataDir) {
        try {
            for (int i = 0; i < MOST_NODES; i++) {
                NodeName name = tryTake(dataDir.resolve("node-" + i));
                if (name != null) {
                    return name;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new WrongConfiguration(
                "BELFRY_DATA_DIR is shared by " + MOST_NODES + " running nodes; give each its own.");
    }

    private static @Nullable NodeName tryTake(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return null;
        }
        ByteBuffer content = ByteBuffer.allocate(36);
        channel.read(content, 0);
        if (content.position() < content.capacity()) {
            content = ByteBuffer.wrap(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            channel.write(content.duplicate(), 0);
            channel.force(true);
        }
        return new NodeName(channel, new String(content.array(), StandardCharsets.US_ASCII));
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
