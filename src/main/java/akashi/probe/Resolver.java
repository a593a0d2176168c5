package akashi.probe;

import akashi.core.site.HostName;
import java.net.InetAddress;
import java.util.List;

/** Asks for the addresses of a name, which may take long; none where the name is not known. */
@FunctionalInterface
interface Resolver {

    List<InetAddress> addresses(HostName name);
}
