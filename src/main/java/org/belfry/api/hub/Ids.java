package org.belfry.api.hub;

import java.util.function.LongFunction;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;

/** Ids in paths; one that nothing can have is that of nothing. */
final class Ids {
    private Ids() {}

    static WebhookId webhook(String digits) {
        return read(digits, WebhookId::new);
    }

    static DeliveryId delivery(String digits) {
        return read(digits, DeliveryId::new);
    }

    static ContactId contact(String digits) {
        return read(digits, ContactId::new);
    }

    /** Of a user, a key: what needs no type of its own, because nothing else refers to it. */
    static long plain(String digits) {
        return read(digits, Long::valueOf);
    }

    private static <T> T read(String digits, LongFunction<T> id) {
        try {
            return id.apply(Long.parseLong(digits));
        } catch (IllegalArgumentException e) {
            throw Problems.nothingThere();
        }
    }
}
