/**
 * What actions do beyond the contact: beans of applications, confirmation mails.
 * May know {@code incoming}, {@code action}, {@code contact}, {@code mail} and CDI.
 * Called through the port {@code EffectRunner}.
 */
@NullMarked
package org.belfry.incoming.effect;

import org.jspecify.annotations.NullMarked;
