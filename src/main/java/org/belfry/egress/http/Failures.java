package org.belfry.egress.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Says in the fixed vocabulary what an exception of the network or the library means. */
final class Failures {
    private static final int MAX_DETAIL = 200;

    private Failures() {}

    /** While opening a connection. */
    static TransportError ofConnecting(Throwable cause) {
        return cause instanceof SSLException ? TransportError.TLS_FAILED : TransportError.CONNECT_FAILED;
    }

    /** While a request is on its way. */
    static TransportError ofExchange(Throwable cause) {
        if (cause instanceof SSLException) {
            return TransportError.TLS_FAILED;
        }
        if (cause instanceof SocketTimeoutException) {
            return TransportError.TIMEOUT;
        }
        if (cause instanceof ConnectionClosedException || cause instanceof TruncatedChunkException) {
            return TransportError.CONNECTION_CLOSED;
        }
        if (isInvalid(cause)) {
            return TransportError.INVALID_RESPONSE;
        }
        return TransportError.CONNECTION_CLOSED;
    }

    private static boolean isInvalid(Throwable cause) {
        return cause instanceof HttpException
                || cause instanceof MessageConstraintException
                || cause instanceof MalformedChunkCodingException
                || !(cause instanceof IOException);
    }

    /** One line for the log; what the other side sent may be in it, so control characters are not. */
    static String detail(Throwable cause) {
        String message = cause.getMessage();
        String text = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        String line = text.replaceAll("[^\\x20-\\x7E]", "?");
        return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
    }
}
