package org.belfry.egress.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;

/**
 * Stands before a connection's parser and lets nothing in that no request asked for. Without it, the beginning of an
 * unsolicited second answer could wait in the buffer and become part of the next request's answer.
 */
final class ResponseGuard implements NHttpMessageParser<HttpResponse> {
    private final NHttpMessageParser<HttpResponse> parser;
    private volatile boolean open;

    ResponseGuard(NHttpMessageParser<HttpResponse> parser) {
        this.parser = parser;
    }

    /** A request is on its way; an answer may come. */
    void open() {
        open = true;
    }

    /** The answer is complete. */
    void close() {
        open = false;
    }

    @Override
    public HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream) throws IOException, HttpException {
        if (!open && buffer.hasData()) {
            throw new ProtocolException("an answer that no request asked for");
        }
        return parser.parse(buffer, endOfStream);
    }

    @Override
    public void reset() {
        parser.reset();
    }
}
