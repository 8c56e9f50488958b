package org.belfry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The wire between a server and its database, on the loopback: it can be cut, frozen and mended. */
public final class Cable implements AutoCloseable {
    private final int port = FreePort.next();
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private ServerSocket listener;

    private Cable(int target) throws IOException {
        this.target = target;
        this.listener = listen();
    }

    /** A cable to a port of the loopback. */
    public static Cable to(int target) throws IOException {
        return new Cable(target);
    }

    /** Where the near end is. */
    public int port() {
        return port;
    }

    /** New connections are refused and old ones closed, as when the peer's process has ended. */
    public void cut() throws IOException {
        listener.close();
        for (Socket end : ends) {
            end.close();
        }
    }

    /** Nothing comes through and nothing is closed, as when the peer's machine has vanished. */
    public void freeze() {
        setFrozen(true);
    }

    /** As if nothing had happened; what was held back by frost comes through. */
    public void mend() throws IOException {
        setFrozen(false);
        if (listener.isClosed()) {
            listener = listen();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        setFrozen(false);
    }

    private ServerSocket listen() throws IOException {
        ServerSocket open = new ServerSocket();
        open.setReuseAddress(true);
        open.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(() -> accept(open));
        return open;
    }

    private void accept(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket near = open.accept();
                ends.add(near);
                daemon(() -> connect(near));
            } catch (IOException e) {
                // Cut: the loop ends by its own condition.
            }
        }
    }

    private void connect(Socket near) {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            ends.add(far);
            daemon(() -> copy(far, near));
            copy(near, far);
        } catch (IOException e) {
            // Nobody there: the near end is closed, which says so.
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[16 * 1024];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                awaitThaw();
                out.write(some, 0, count);
            }
        } catch (IOException e) {
            // Cut.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void setFrozen(boolean now) {
        lock.lock();
        try {
            frozen = now;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
