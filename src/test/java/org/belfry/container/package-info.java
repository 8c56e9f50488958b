/**
 * What only a real server can show: callers in transactions of their own, beside Belfry in one WAR.
 * Knows what an application knows of Belfry, its tables, and the kit of {@code org.belfry.testing}.
 * Called by the build after packaging, through Arquillian.
 */
@NullMarked
package org.belfry.container;

import org.jspecify.annotations.NullMarked;
