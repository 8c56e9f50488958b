package org.belfry.api.hub;

import org.belfry.incoming.Receipt;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** A receipt as the native API shows it. */
final class ReceiptOut {
    private ReceiptOut() {}

    static RawJson of(Receipt receipt) {
        Receipt.Processing done = receipt.processing();
        ObjectText out = new ObjectText().number("id", receipt.id());
        WebhookOut.addTime(out, "received_at", receipt.arrival().receivedAt());
        out.text("event_type", receipt.arrival().eventType());
        WebhookOut.addText(out, "sender", receipt.arrival().sender());
        out.text("status", done.status().wireName());
        addRaw(out, "payload", receipt.arrival().payload());
        out.raw("actions", done.actions()).raw("errors", done.errors()).raw("warnings", done.warnings());
        addRaw(out, "response", receipt.arrival().response());
        out.number("failed_attempts", done.attempts());
        WebhookOut.addTime(out, "next_attempt_at", done.nextAttemptAt());
        return out.done();
    }

    private static void addRaw(ObjectText out, String name, @Nullable RawJson value) {
        if (value == null) {
            out.nothing(name);
        } else {
            out.raw(name, value);
        }
    }
}
