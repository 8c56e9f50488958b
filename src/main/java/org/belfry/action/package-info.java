/**
 * What an incoming webhook does: {@link org.belfry.action.Action}, one class each for the nine, and their run in order.
 * Knows contact, mapping, egress' URLs, events, json; keeps and sends nothing itself, that is behind its two ports.
 * Called by {@code incoming}, and by the APIs to read and show actions.
 */
@NullMarked
package org.belfry.action;

import org.jspecify.annotations.NullMarked;
