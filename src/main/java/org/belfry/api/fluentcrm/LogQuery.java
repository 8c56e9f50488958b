package org.belfry.api.fluentcrm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.api.wordpress.WordPressErrors;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/** Reads which part of the delivery log a client wants. */
final class LogQuery {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int USUAL_SIZE = 25;
    private static final int MOST_SIZE = 100;

    private final Map<String, String> invalid = new LinkedHashMap<>();

    private LogQuery() {}

    static DeliveryLog.Query read(
            WebhookId webhook, @Nullable String status, @Nullable String perPage, @Nullable String page) {
        LogQuery query = new LogQuery();
        Set<DeliveryStatus> statuses = query.statuses(status);
        int size = query.number("per_page", perPage, USUAL_SIZE, MOST_SIZE);
        int number = query.number("page", page, 1, Integer.MAX_VALUE);
        if (!query.invalid.isEmpty()) {
            throw new WordPressError.Thrown(WordPressErrors.invalid(query.invalid));
        }
        return new DeliveryLog.Query(webhook, statuses, number, size);
    }

    private Set<DeliveryStatus> statuses(@Nullable String status) {
        if (status == null) {
            return Set.of();
        }
        return switch (status) {
            case "success" -> Set.of(DeliveryStatus.SUCCESS);
            case "failed" -> Set.of(DeliveryStatus.FAILED, DeliveryStatus.CANCELLED);
            case "pending" -> Set.of(DeliveryStatus.READY);
            default -> {
                invalid.put("status", "status must be success, failed or pending.");
                yield Set.of();
            }
        };
    }

    private int number(String name, @Nullable String text, int usual, int most) {
        if (text == null) {
            return usual;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            invalid.put(
                    name,
                    most == Integer.MAX_VALUE
                            ? name + " must be a number from 1."
                            : name + " must be a number from 1 to " + most + ".");
        }
        return number;
    }
}
