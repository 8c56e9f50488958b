package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A CRM as a process of its own: {@code /contacts/7} is number 7 of its contacts, and what it is asked for at {@code /slow/} it
 * never answers. It says its port, and to each line it is told how many loads there were, of how many contacts, and how many
 * at a time at most. It ends with its input, so that it never outlives who started it.
 */
final class CrmMain {
    private static final String CONTACTS = "/contacts/";
    /** As long as a CRM that is near takes; without it loads would hardly meet. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Set<String> contacts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private CrmMain() {}

    public static void main(String[] args) throws IOException {
        // Else the second part of each answer waits for the acknowledgement of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CrmMain crm = new CrmMain();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(CONTACTS, crm::answer);
        server.createContext("/slow/", exchange -> {});
        server.start();
        System.out.println(server.getAddress().getPort());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            while (in.readLine() != null) {
                System.out.println(crm.loads + " " + crm.contacts.size() + " " + crm.most);
            }
        }
        // Its threads would go on.
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        String number = exchange.getRequestURI().getPath().substring(CONTACTS.length());
        loads.incrementAndGet();
        contacts.add(number);
        LockSupport.parkNanos(PAUSE.toNanos());
        byte[] body = contact(number).getBytes(UTF_8);
        // Before the answer: who has it may ask again at once.
        underWay.decrementAndGet();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String contact(String number) {
        return "{\"email\":\"" + email(number) + "\",\"first_name\":\"First " + number + "\",\"last_name\":\"Last "
                + number + "\",\"phone\":\"+1555" + number + "\",\"tags\":[\"" + tag() + "\"]}";
    }

    static String email(String number) {
        return "bulk" + number + "@load.example";
    }

    /** All of them have it. */
    static String tag() {
        return "bulk-edit";
    }
}
