/**
 * Mails with a link: the mail server, and under which address a reader finds Belfry.
 * Knows the kernel and Jakarta Mail.
 * Called by whoever writes to contacts: confirmations, members' welcome.
 */
@NullMarked
package org.belfry.mail;

import org.jspecify.annotations.NullMarked;
