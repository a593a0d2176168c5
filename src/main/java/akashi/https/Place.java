package akashi.https;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the portal stands.
 *
 * @param host the address on which it listens
 * @param url the address that people use, where that is another one
 * @param home where the self-signed certificate lies
 * @param served whether HTTPS is spoken at all
 */
public record Place(String host, Optional<URI> url, Path home, boolean served) {}
