/**
 * What comes in: who may knock ({@link org.belfry.incoming.Gate}), the records of a request, when processing is tried again.
 * Knows egress' addresses, signing, json and the kernel; the decisions here are pure, time is handed in.
 * Called by the API that incoming webhooks are posted to, and by whoever processes what was taken in.
 */
@NullMarked
package org.belfry.incoming;

import org.jspecify.annotations.NullMarked;
