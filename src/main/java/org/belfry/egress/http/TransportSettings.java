package org.belfry.egress.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * How the transport is sized.
 *
 * @param ioThreads threads that read and write, for all connections together
 * @param maxConnections open connections in all
 * @param maxConnectionsPerAddress open connections for one scheme, name, address and port
 * @param timing how long connections may take to open and stay idle
 * @param trust whose certificates are believed
 */
public record TransportSettings(
        int ioThreads, int maxConnections, int maxConnectionsPerAddress, Timing timing, SSLContext trust) {

    /**
     * @param connect for one address; the deadline of the request cuts it short
     * @param idle how long an unused connection is kept, unless the other side's {@code Keep-Alive} says less
     */
    public record Timing(Duration connect, Duration idle) {}

    public TransportSettings {
        if (ioThreads < 1 || maxConnections < 1 || maxConnectionsPerAddress < 1) {
            throw new IllegalArgumentException("threads and connections must be at least 1");
        }
    }

    /** Fit for one node: the JVM's own trust store, 10 s to connect, 30 s idle. */
    public static TransportSettings standard() {
        return new TransportSettings(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                2048,
                256,
                new Timing(Duration.ofSeconds(10), Duration.ofSeconds(30)),
                SSLContexts.createDefault());
    }

    /** The same, believing the certificates of this context. */
    public TransportSettings withTrust(SSLContext other) {
        return new TransportSettings(ioThreads, maxConnections, maxConnectionsPerAddress, timing, other);
    }

    /** The same, with other numbers of connections. */
    public TransportSettings withConnections(int inAll, int perAddress) {
        return new TransportSettings(ioThreads, inAll, perAddress, timing, trust);
    }
}
