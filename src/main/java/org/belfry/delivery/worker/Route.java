package org.belfry.delivery.worker;

import org.belfry.dialect.Dialect;
import org.belfry.egress.Verdict;
import org.belfry.kernel.WebhookId;
import org.belfry.signing.SigningKeys;

/** All that sending to a webhook needs to know of it, ready for use. */
record Route(WebhookId webhook, Dialect dialect, Verdict verdict, SigningKeys keys) {}
