/**
 * What happened: {@link org.belfry.event.HubEvent}, and the catalogue that spells every event name once.
 * Knows the kernel and json; nothing of webhooks, databases or HTTP.
 * Called by applications that ring an event, and by every room that names one.
 */
@NullMarked
package org.belfry.event;

import org.jspecify.annotations.NullMarked;
