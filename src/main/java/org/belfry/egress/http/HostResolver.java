package org.belfry.egress.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name. Called on the executor given to {@link HttpTransport}; it may block. */
@FunctionalInterface
public interface HostResolver {

    /**
     * All addresses of a lower-case ASCII name, the preferred first.
     *
     * @throws UnknownHostException when there are none or nobody knows
     */
    InetAddress[] resolve(String name) throws UnknownHostException;
}
