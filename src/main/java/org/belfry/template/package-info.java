/**
 * The payload builder: JSON with typed {@code {placeholders}}, checked once, filled for every event.
 * Knows json only; which events there are and how they are spelled is told to it.
 * Called by the dialects for a body, and by whoever lets a template be set.
 */
@NullMarked
package org.belfry.template;

import org.jspecify.annotations.NullMarked;
