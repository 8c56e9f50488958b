package org.belfry.egress.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;

/** Keeps of an answer what is worth keeping, and says when it is too much. */
final class ResponseCapture {
    private static final byte[] EMPTY = {};

    private final int most;
    private int status;
    private List<HeaderField> headers = List.of();
    private byte[] kept = EMPTY;
    private int keptLength;
    private int readLength;
    private int interimAnswers;

    /** @param most bytes of the body that are kept */
    ResponseCapture(int most) {
        this.most = most;
    }

    /** Counts an interim answer; a switch of protocols was never asked for. */
    void interim(HttpResponse response) throws ProtocolException {
        interimAnswers++;
        if (response.getCode() == 101 || interimAnswers > ResponseLimits.INTERIM_ANSWERS) {
            throw new ProtocolException("interim answers without end");
        }
    }

    void head(HttpResponse response) throws ProtocolException {
        if (response.countHeaders(HttpHeaders.CONTENT_LENGTH) > 1) {
            throw new ProtocolException("more than one Content-Length");
        }
        status = response.getCode();
        List<HeaderField> fields = new ArrayList<>();
        int size = 0;
        for (Iterator<Header> all = response.headerIterator();
                all.hasNext() && fields.size() < ResponseLimits.HEADERS_KEPT; ) {
            Header header = all.next();
            String value = header.getValue() == null ? "" : header.getValue();
            size += header.getName().length() + value.length();
            if (size > ResponseLimits.HEADER_SIZE_KEPT) {
                break;
            }
            fields.add(new HeaderField(header.getName(), value));
        }
        headers = List.copyOf(fields);
    }

    void body(ByteBuffer source) {
        readLength += source.remaining();
        int length = Math.min(source.remaining(), most - keptLength);
        if (length > 0) {
            ensure(keptLength + length);
            source.get(kept, keptLength, length);
            keptLength += length;
        }
        source.position(source.limit());
    }

    private void ensure(int length) {
        if (length > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(most, Math.max(length, 2 * kept.length)));
        }
    }

    boolean isTooMuch() {
        return readLength > ResponseLimits.BODY_READ;
    }

    Exchange.Answered answered(Duration took) {
        byte[] body = keptLength == kept.length ? kept : Arrays.copyOf(kept, keptLength);
        return new Exchange.Answered(status, headers, body, took);
    }
}
