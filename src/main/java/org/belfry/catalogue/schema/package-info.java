/**
 * JSON Schema: what a schema may be, and whether a value fits it, at a cost that nobody can drive up.
 * Knows {@code json} and the library that does the work; nobody else knows that.
 * Called by {@code catalogue}.
 */
@NullMarked
package org.belfry.catalogue.schema;

import org.jspecify.annotations.NullMarked;
