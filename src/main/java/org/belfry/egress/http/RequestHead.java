package org.belfry.egress.http;

import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.belfry.egress.Destination;

/** The request line and the header fields as they go out: the caller's, and the few that HTTP needs. */
final class RequestHead {
    private RequestHead() {}

    static BasicHttpRequest of(OutgoingRequest request) {
        Destination destination = request.destination();
        BasicHttpRequest head = new BasicHttpRequest(request.method(), destination.pathAndQuery());
        head.addHeader(HttpHeaders.HOST, destination.authority());
        for (HeaderField field : request.headers()) {
            head.addHeader(field.name(), field.value());
        }
        head.addHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (request.body().length > 0 || announcesBody(request.method())) {
            head.addHeader(HttpHeaders.CONTENT_LENGTH, request.body().length);
        }
        return head;
    }

    /** RFC 9110 section 8.6: where a body is usual, its absence is said. */
    private static boolean announcesBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
