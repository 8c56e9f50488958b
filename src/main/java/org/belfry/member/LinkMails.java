package org.belfry.member;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.belfry.incoming.ProcessingRetries;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Transactions;
import org.belfry.mail.Post;

/**
 * Sends the mails that carry links, one after the other. A token exists in its mail alone; here is its hash. After a crash a
 * mail may leave twice, and then the link in the second one holds.
 */
public final class LinkMails {
    /** How long a link is valid. */
    public static final Duration VALID_FOR = Duration.ofDays(3);

    /** Where a link leads; the token follows. */
    public static final String PAGE = "/set-password?token=";

    /** Longer than a mail server is waited for. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = System.getLogger(LinkMails.class.getName());

    private final Queue queue;
    private final Post post;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Executor executor;
    private final Semaphore round = new Semaphore(1);
    private volatile boolean stopped;
    private volatile boolean troubled;

    public LinkMails(Queue queue, Post post, SecureRandom random, InstantSource clock, Executor executor) {
        this.queue = queue;
        this.post = post;
        this.random = random;
        this.clock = clock;
        this.executor = executor;
    }

    /** Where what waits is kept. */
    public record Queue(PasswordLinks links, Transactions transactions) {}

    /** Something may wait; to be called after a commit, and now and then for what other nodes and retries have left. */
    public void nudge() {
        if (!stopped && round.tryAcquire()) {
            try {
                executor.execute(this::goRound);
            } catch (RejectedExecutionException e) {
                round.release();
            }
        }
    }

    /** Begins nothing new. */
    public void stop() {
        stopped = true;
    }

    private void goRound() {
        try {
            while (!stopped && sendOne()) {
                // Until nothing is due.
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.log(Level.WARNING, "Mails to members cannot be sent at the moment; they wait.", e);
            }
            troubled = true;
        } finally {
            round.release();
        }
    }

    /** False when nothing is due. */
    boolean sendOne() {
        List<PasswordLinks.Due> due =
                queue.transactions().call(() -> queue.links().claim(1, LEASE));
        due.forEach(this::send);
        return !due.isEmpty();
    }

    private void send(PasswordLinks.Due due) {
        Optional<String> obstacle = post.obstacle(due.tenant());
        if (obstacle.isPresent()) {
            failed(due, obstacle.get());
            return;
        }
        Secret token = TokenHash.newToken(random);
        boolean armed = queue.transactions().call(() -> queue.links()
                .arm(due.ticket(), TokenHash.of(token.reveal()), clock.instant().plus(VALID_FOR)));
        if (!armed) {
            return;
        }
        post.send(due.tenant(), letter(due, token)).ifPresentOrElse(why -> failed(due, why), () -> queue.transactions()
                .run(() -> queue.links().sent(due.ticket())));
    }

    private static Post.Letter letter(PasswordLinks.Due due, Secret token) {
        return new Post.Letter(
                due.email(),
                "Set the password of your account",
                PAGE + token.reveal(),
                link ->
                        """
                There is an account for %s.

                To set its password, open this link within %d hours. It works once:

                %s

                If you did not expect this mail, do nothing: without the link nobody sets a password.
                """
                                .formatted(due.email(), VALID_FOR.toHours(), link));
    }

    private void failed(PasswordLinks.Due due, String why) {
        Instant known = due.firstAttemptAt();
        Instant first = known == null ? clock.instant() : known;
        int attempts = due.failedAttempts() + 1;
        Instant next = ProcessingRetries.next(first, attempts).orElse(null);
        LOG.log(
                Level.WARNING,
                "The mail with link {0} did not leave: {1} {2}",
                due.ticket().link(),
                why,
                next == null ? "It is given up." : "It is tried again at " + next + ".");
        queue.transactions()
                .run(() -> queue.links().failed(due.ticket(), new PasswordLinks.Failure(why, attempts, first, next)));
    }
}
