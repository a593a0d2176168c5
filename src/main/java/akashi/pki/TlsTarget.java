package akashi.pki;

import akashi.core.site.HostName;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a handshake is tried.
 *
 * @param address a resolved address: nothing is looked up here
 * @param name what the server is asked for (RFC 6066 3); empty where only an address is known
 */
public record TlsTarget(InetSocketAddress address, Optional<HostName> name) {}
