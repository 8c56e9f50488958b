package org.belfry.egress.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.TimeValue;

/** How long a connection may be kept after an answer. */
final class KeepAlive {
    private static final Pattern TIMEOUT = Pattern.compile("(?i)(?:^|[,;\\s])timeout=(\\d{1,6})(?:$|[,;\\s])");

    private KeepAlive() {}

    /** Our own time, or a second less than the other side announces: so that it is we who close, not it. */
    static TimeValue of(HttpResponse response, TimeValue own) {
        if (response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && response.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            // RFC 9112 section 6.3: somebody on the way may see another end of this answer than we do.
            return TimeValue.ZERO_MILLISECONDS;
        }
        Header header = response.getFirstHeader("Keep-Alive");
        if (header == null || header.getValue() == null) {
            return own;
        }
        Matcher matcher = TIMEOUT.matcher(header.getValue());
        return matcher.find() ? own.min(TimeValue.ofSeconds(Math.max(0, Long.parseLong(matcher.group(1)) - 1))) : own;
    }
}
