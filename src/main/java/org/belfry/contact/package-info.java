/**
 * A contact and how it may change: pure rules that give the new state and the events to ring, nothing is kept here.
 * Knows mapping, events, json and the kernel; nothing of webhooks, databases or HTTP.
 * Called by actions, by the contacts API, and by loading contacts from a CRM.
 */
@NullMarked
package org.belfry.contact;

import org.jspecify.annotations.NullMarked;
