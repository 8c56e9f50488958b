package org.belfry.egress.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** One request on one connection. The library calls it on the connection's I/O thread; it owns the pool's entry. */
final class Transmission implements AsyncClientExchangeHandler, Step {
    private final Sending sending;
    private final PoolEntry<Route, Connection> entry;
    private final Connection connection;
    private final boolean onUsedConnection;
    private final ByteBuffer body;
    private final ResponseCapture capture;
    private @Nullable EndpointDetails traffic;
    private long sentBefore;
    private TimeValue keptFor;

    Transmission(Sending sending, PoolEntry<Route, Connection> entry) {
        this.sending = sending;
        this.entry = entry;
        this.capture = new ResponseCapture(sending.mostKept());
        this.connection = entry.getConnection();
        this.onUsedConnection = connection.isUsed();
        this.keptFor = connection.idle();
        this.body = ByteBuffer.wrap(sending.request().body());
    }

    void start() {
        connection.markUsed();
        connection.submit(this);
        if (!connection.isOpen()) {
            failed(new RequestNotExecutedException());
        }
    }

    PoolEntry<Route, Connection> entry() {
        return entry;
    }

    ResponseCapture capture() {
        return capture;
    }

    /** True when the connection had gone stale before a byte of the request was written: sending again is safe. */
    boolean isProvablyUnsent() {
        EndpointDetails details = traffic;
        return onUsedConnection && (details == null || details.getSentBytesCount() == sentBefore);
    }

    /** Gives the connection back after the answer, to be used again when nothing speaks against it. */
    void giveBackTo(Connections connections) {
        if (body.hasRemaining() || keptFor.getDuration() <= 0 || !connection.isOpen()) {
            connections.drop(entry);
            return;
        }
        entry.updateExpiry(keptFor);
        if (onUsedConnection) {
            connections.keep(entry);
        } else {
            connections.keepIfItStaysOpen(entry);
        }
    }

    @Override
    public void abandon() {
        sending.drop(entry);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        if (onUsedConnection && !connection.isSilent()) {
            throw new RequestNotExecutedException("the kept connection had ended or held an answer to nothing");
        }
        EndpointDetails details = HttpCoreContext.cast(context).getEndpointDetails();
        sentBefore = details.getSentBytesCount();
        traffic = details;
        connection.guard().open();
        channel.sendRequest(
                RequestHead.of(sending.request()),
                body.hasRemaining() ? new BasicEntityDetails(body.remaining(), null) : null,
                context);
    }

    @Override
    public int available() {
        return body.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(body);
        if (!body.hasRemaining()) {
            channel.endStream(null);
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) throws HttpException {
        capture.interim(response);
    }

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
            throws HttpException {
        capture.head(response);
        keptFor = KeepAlive.of(response, connection.idle());
        if (entity == null) {
            answered();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        capture.body(source);
        if (capture.isTooMuch()) {
            keptFor = TimeValue.ZERO_MILLISECONDS;
            answered();
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        answered();
    }

    private void answered() {
        connection.guard().close();
        sending.answered(this);
    }

    @Override
    public void failed(Exception cause) {
        sending.failed(this, cause);
    }

    @Override
    public void cancel() {
        failed(new ConnectionClosedException());
    }

    @Override
    public void releaseResources() {
        // Nothing is held but the pool's entry, and that goes with the step.
    }
}
