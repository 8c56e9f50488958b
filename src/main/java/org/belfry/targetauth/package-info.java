/**
 * How a webhook shows its target who it is: five methods of authentication, and headers of its owner's own.
 * Knows the kernel and json; sends nothing, and knows nothing of dialects but the names that their headers begin with.
 * Called by the delivery worker before a request is sent, and by whoever lets these be set or shows them.
 */
@NullMarked
package org.belfry.targetauth;

import org.jspecify.annotations.NullMarked;
