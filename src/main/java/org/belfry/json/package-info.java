/**
 * Strict JSON that keeps its bytes: {@link org.belfry.json.StrictJson} reads, {@link org.belfry.json.RawJson} holds.
 * Knows the kernel and the tokenizer of jackson-core; builds no tree that could be written back differently.
 * Called by whatever takes bodies in ({@link org.belfry.json.Form}) and by whatever writes or splices them.
 */
@NullMarked
package org.belfry.json;

import org.jspecify.annotations.NullMarked;
