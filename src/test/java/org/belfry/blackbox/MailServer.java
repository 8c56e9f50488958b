package org.belfry.blackbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A mail server on the loopback address, with a mailbox for whoever is written to. */
final class MailServer {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Integer> read = new HashMap<>();

    private MailServer() {}

    /** One on a free port; it ends with this JVM. */
    static MailServer start() {
        MailServer started = new MailServer();
        started.server.start();
        return started;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The next mail to an address, headers and body, as it came. */
    synchronized String awaitTo(String address, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        int before = read.getOrDefault(address, 0);
        while (true) {
            int all = server.getReceivedMessages().length;
            MimeMessage[] theirs = server.getReceivedMessagesForDomain(address);
            if (theirs.length > before) {
                read.put(address, before + 1);
                return GreenMailUtil.getWholeMessage(theirs[before]);
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0 || !server.waitForIncomingEmail(left, all + 1)) {
                throw new AssertionError("no mail to " + address + " came within " + atMost);
            }
        }
    }
}
