/**
 * The delivery engine in processes that are killed at every interesting step. Knows the engine's parts, both databases
 * and the test kit; nobody calls it but its test.
 */
@NullMarked
package org.belfry.crash;

import org.jspecify.annotations.NullMarked;
