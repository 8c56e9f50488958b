/**
 * Strict JSON that keeps its bytes: {@link org.belfry.json.StrictJson} reads, {@link org.belfry.json.RawJson} holds;
 * {@link org.belfry.json.JavaScriptJson} writes anew, for the one product whose receivers do.
 * Knows the kernel and the tokenizer of jackson-core. Called by whatever takes bodies in and splices them into envelopes.
 */
@NullMarked
package org.belfry.json;

import org.jspecify.annotations.NullMarked;
