/**
 * The main class of {@code belfry-microbundle.jar}: settles where the server unpacks itself, starts it,
 * and ends it at once when a setting is wrong.
 * Knows only the JDK and the name of Payara Micro's main class; it is no part of the WAR.
 * Called by {@code java -jar}.
 */
@NullMarked
package org.belfry.launch;

import org.jspecify.annotations.NullMarked;
