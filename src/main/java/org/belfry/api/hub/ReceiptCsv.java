package org.belfry.api.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.belfry.incoming.Receipt;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Receipts as CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: strangers wrote
 * what stands in there.
 */
final class ReceiptCsv {
    static final String HEAD = "id,received_at,event_type,sender,status,payload,actions,errors,warnings,response\r\n";

    private static final String FORMULAS = "=+-@\t\r\n";

    private ReceiptCsv() {}

    static String line(Receipt receipt) {
        Receipt.Arrival came = receipt.arrival();
        Receipt.Processing done = receipt.processing();
        return List.of(
                                Long.toString(receipt.id()),
                                came.receivedAt().toString(),
                                came.eventType(),
                                came.sender() == null ? "" : came.sender(),
                                done.status().wireName(),
                                text(came.payload()),
                                text(done.actions()),
                                text(done.errors()),
                                text(done.warnings()),
                                text(came.response()))
                        .stream()
                        .map(ReceiptCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String text(@Nullable RawJson json) {
        return json == null ? "" : new String(json.bytes(), UTF_8);
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
