/**
 * Two rules that keep requests from doing harm twice: duplicates, and the echo of what Belfry itself did (loopback).
 * Knows the kernel only; what is remembered is behind a port each, and time is handed in.
 * Called before a request is processed, and whenever a tag is applied.
 */
@NullMarked
package org.belfry.guard;

import org.jspecify.annotations.NullMarked;
