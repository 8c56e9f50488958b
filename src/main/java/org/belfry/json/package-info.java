/**
 * Strict JSON that keeps its bytes: {@link org.belfry.json.StrictJson} reads, {@link org.belfry.json.RawJson} holds.
 * Knows the JDK and the tokenizer of jackson-core; builds no tree that could be written back differently.
 * Called by whatever takes bodies in and by whatever splices them into an envelope.
 */
@NullMarked
package org.belfry.json;

import org.jspecify.annotations.NullMarked;
