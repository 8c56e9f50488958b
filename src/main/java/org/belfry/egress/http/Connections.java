package org.belfry.egress.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.StrictConnPool;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The open connections, the pool that keeps them, and the threads that serve them. Built on the client library's reactor
 * and pool rather than on its client: no redirect, retry, cookie, decoding or header of the library's own can come in,
 * and every half-open connection has an owner.
 */
final class Connections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final Duration PROBATION = Duration.ofMillis(3);
    private static final TlsConfig HTTP_1_ONLY =
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build();
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(ResponseLimits.HEADERS_READ)
            .setMaxLineLength(ResponseLimits.LINE_READ)
            .setMaxEmptyLineCount(1)
            .build();

    private final StrictConnPool<Route, Connection> pool;
    private final DefaultConnectingIOReactor reactor;
    private final TlsStrategy tls;
    private final ScheduledExecutorService clockwork;
    private final TransportSettings.Timing timing;
    private volatile boolean closing;
    private final HttpProcessor nothingAdded = HttpProcessorBuilder.create().build();
    private final DefaultHttpResponseParserFactory parsers = new DefaultHttpResponseParserFactory(LIMITS);

    Connections(TransportSettings settings, ScheduledExecutorService clockwork) {
        this.clockwork = clockwork;
        this.timing = settings.timing();
        this.pool = new StrictConnPool<>(
                settings.maxConnectionsPerAddress(),
                settings.maxConnections(),
                TimeValue.NEG_ONE_MILLISECOND,
                PoolReusePolicy.LIFO,
                null);
        this.tls = ClientTlsStrategyBuilder.create()
                .setSslContext(settings.trust())
                .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                .buildAsync();
        this.reactor = new DefaultConnectingIOReactor(
                this::eventHandler,
                ioConfig(settings),
                new DefaultThreadFactory("belfry-egress", true),
                null,
                this::unexpected,
                null,
                null);
        reactor.start();
    }

    private void unexpected(Exception cause) {
        if (!closing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An I/O thread met an unexpected error; other connections go on",
                    cause);
        }
    }

    private static IOReactorConfig ioConfig(TransportSettings settings) {
        return IOReactorConfig.custom()
                .setIoThreadCount(settings.ioThreads())
                .setTcpNoDelay(true)
                .setSelectInterval(TimeValue.ofMilliseconds(100))
                .build();
    }

    private IOEventHandler eventHandler(ProtocolIOSession session, Object guard) {
        return new ClientHttp1IOEventHandler(new ClientHttp1StreamDuplexerFactory(
                        nothingAdded,
                        LIMITS,
                        CharCodingConfig.DEFAULT,
                        DefaultConnectionReuseStrategy.INSTANCE,
                        () -> (ResponseGuard) guard,
                        DefaultHttpRequestWriterFactory.INSTANCE,
                        null)
                .create(session));
    }

    /** Waits for a place in the pool: with a connection that was kept, or free to open one. */
    Future<PoolEntry<Route, Connection>> lease(
            Route route, Duration atMost, FutureCallback<PoolEntry<Route, Connection>> callback) {
        return pool.lease(route, null, timeout(atMost), callback);
    }

    /** Opens a connection; plain as yet. Ends by itself, at the latest when the time is over. */
    void open(Route route, Duration atMost, Whenever<Connection> callback) {
        Duration limit = atMost.compareTo(timing.connect()) < 0 ? atMost : timing.connect();
        ResponseGuard guard = new ResponseGuard(parsers.create());
        TimeValue idle = TimeValue.of(timing.idle());
        FutureCallback<IOSession> opened =
                callback.map(session -> new Connection((ProtocolIOSession) session, guard, idle));
        // Never cancelled, for a cancelled one may open all the same and then belong to nobody.
        Future<IOSession> unused = reactor.connect(route, route.socketAddress(), null, timeout(limit), guard, opened);
    }

    /** Makes an open connection secure for the name of its route. */
    void secure(Connection connection, Route route, Duration atMost, FutureCallback<TransportSecurityLayer> callback) {
        tls.upgrade(connection.session(), route, HTTP_1_ONLY, timeout(atMost), callback);
    }

    /** Gives a place back, with its connection when that is still good. */
    void keep(PoolEntry<Route, Connection> entry) {
        Connection connection = entry.getConnection();
        pool.release(entry, connection != null && connection.isOpen());
    }

    /**
     * Gives back a connection after its first answer, a moment later. Servers that close after each answer without
     * announcing it do so at once: a second request written into that moment would be lost, and could not be sent again,
     * for nobody could tell that it was never read.
     */
    void keepIfItStaysOpen(PoolEntry<Route, Connection> entry) {
        try {
            Future<?> unused = clockwork.schedule(() -> keep(entry), PROBATION.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            drop(entry);
        }
    }

    /** Gives a place back and drops its connection at once. */
    void drop(PoolEntry<Route, Connection> entry) {
        entry.discardConnection(CloseMode.IMMEDIATE);
        pool.release(entry, false);
    }

    /** Closes connections that were idle too long. */
    void closeExpired() {
        pool.closeExpired();
    }

    /** Open connections, busy and idle. */
    int count() {
        return pool.getTotalStats().getLeased() + pool.getTotalStats().getAvailable();
    }

    @Override
    public void close() {
        closing = true;
        pool.close(CloseMode.IMMEDIATE);
        reactor.close(CloseMode.IMMEDIATE);
    }

    /** Zero would mean "for ever" to the library. */
    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }
}
