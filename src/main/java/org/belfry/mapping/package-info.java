/**
 * The fields of a contact, and the rules by which they are found in a stranger's JSON or put into a CRM's.
 * Knows the kernel and json; nothing of contacts that are kept, of webhooks, databases or HTTP.
 * Called by whoever takes contacts in (incoming webhooks, the contacts API, loading from a CRM) and by their actions.
 */
@NullMarked
package org.belfry.mapping;

import org.jspecify.annotations.NullMarked;
