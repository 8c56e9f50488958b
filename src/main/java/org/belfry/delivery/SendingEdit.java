package org.belfry.delivery;

import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of how a webhook's deliveries are made; null leaves a thing as it is.
 *
 * @param access fit for the webhook's URL
 */
public record SendingEdit(@Nullable TargetAccess access, @Nullable Terms terms, @Nullable Shape shape) {
    /** Leaves everything as it is. */
    public static final SendingEdit NOTHING = new SendingEdit(null, null, null);

    /** What the bodies of deliveries are to look like. */
    public sealed interface Shape {
        /** As the dialect says. */
        record Usual() implements Shape {}

        /** As the owner has built them. */
        record Built(PayloadTemplate template) implements Shape {}
    }
}
