package org.belfry.egress.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the operating system, through the JDK's own cache. */
public final class SystemHostResolver implements HostResolver {

    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
        return InetAddress.getAllByName(name);
    }
}
