package org.belfry.egress.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hc.core5.net.NamedEndpoint;
import org.belfry.egress.Destination;
import org.belfry.egress.Host;

/**
 * Where a connection leads, and the key under which it is kept. Name and address both belong to it: a connection to an
 * address that was checked for one name is never used for another name, nor for another address of the same name.
 */
record Route(boolean secure, String name, InetAddress address, int port) implements NamedEndpoint {

    static Route to(Destination destination, InetAddress address) {
        String name = destination.host() instanceof Host.Name host ? host.text() : address.getHostAddress();
        return new Route(destination.isHttps(), name, address, destination.port());
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    /** What SNI and the certificate check go by. */
    @Override
    public String getHostName() {
        return name;
    }

    @Override
    public int getPort() {
        return port;
    }
}
