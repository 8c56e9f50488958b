/**
 * The jobs that keep the house: tallies are added up, what is too old is let go, secrets are sealed anew. Jakarta Batch
 * artefacts, when they run, on which node, and what became of them.
 * May know the statistics and the vault; its {@code sql} knows the tables that grow or hold secrets. No HTTP.
 * Called by the batch runtime, the wiring and the native API.
 */
@NullMarked
package org.belfry.maintenance;

import org.jspecify.annotations.NullMarked;
