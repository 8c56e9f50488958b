package org.belfry.egress.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.TimeValue;

/** An open connection; opened for one {@link Route}, carrying one exchange at a time. */
final class Connection implements ModalCloseable {
    private final ProtocolIOSession session;
    private final ResponseGuard guard;
    private final TimeValue idle;
    private final ByteBuffer probe = ByteBuffer.allocate(1);
    private boolean used;

    Connection(ProtocolIOSession session, ResponseGuard guard, TimeValue idle) {
        this.session = session;
        this.guard = guard;
        this.idle = idle;
    }

    ProtocolIOSession session() {
        return session;
    }

    ResponseGuard guard() {
        return guard;
    }

    /** How long it may wait for its next request, unless the other side says less. */
    TimeValue idle() {
        return idle;
    }

    /** True once it carried a request: from then on the other side may have closed it without our knowing. */
    boolean isUsed() {
        return used;
    }

    void markUsed() {
        used = true;
    }

    boolean isOpen() {
        return session.isOpen() && session.getHandler() instanceof HttpConnection connection && connection.isOpen();
    }

    /**
     * True when nothing arrived since the last answer, neither bytes nor the end. Called on the connection's own I/O
     * thread, right before a request is written.
     */
    boolean isSilent() throws IOException {
        probe.clear();
        return session.read(probe) == 0;
    }

    void submit(AsyncClientExchangeHandler handler) {
        session.enqueue(new RequestExecutionCommand(handler, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    @Override
    public void close(CloseMode mode) {
        session.close(mode);
    }

    @Override
    public void close() {
        close(CloseMode.IMMEDIATE);
    }
}
