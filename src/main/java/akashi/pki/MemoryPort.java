package akashi.pki;

import akashi.core.site.HostName;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A server's port that is nowhere but in memory; the same client asks it that asks the ports of real servers. */
public final class MemoryPort {

    private static final int MOST_TURNS = 20;
    private static final int ROOM = 1 << 17;

    private final EngineTalk client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);

    private MemoryPort(EngineTalk client, SSLEngine server) {
        this.client = client;
        this.server = server;
    }

    /** What it answers with this certificate and what lies above it, asked by the name. */
    public static TlsAnswer ask(
            PrivateKeyBytes key, ParsedCertificate leaf, AuthorityChain chain, Optional<HostName> name, Clock clock) {
        SSLEngine server = TlsContexts.server(key, leaf, chain).createSSLEngine();
        server.setUseClientMode(false);
        TlsTarget target = new TlsTarget(InetSocketAddress.createUnresolved("memory", 0), name);
        return new MemoryPort(new EngineTalk(TlsProber.anything(), target, clock), server).talk();
    }

    private TlsAnswer talk() {
        try {
            for (int turn = 0; turn < MOST_TURNS; turn++) {
                toServer.put(client.toSend());
                serve();
                toClient.flip();
                Optional<TlsAnswer> answer =
                        toClient.hasRemaining() ? client.received(toClient) : Optional.<TlsAnswer>empty();
                if (answer.isPresent()) {
                    return answer.get();
                }
                toClient.clear();
            }
        } catch (SSLException refused) {
            return client.closed();
        }
        return client.closed();
    }

    private void serve() throws SSLException {
        ByteBuffer application = ByteBuffer.allocate(ROOM);
        toServer.flip();
        int before = -1;
        while (toServer.hasRemaining() && toServer.remaining() != before) {
            before = toServer.remaining();
            server.unwrap(toServer, application);
            work();
        }
        toServer.compact();
        while (server.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                && server.wrap(ByteBuffer.allocate(0), toClient).bytesProduced() > 0) {
            work();
        }
    }

    private void work() {
        for (Runnable task = server.getDelegatedTask(); task != null; task = server.getDelegatedTask()) {
            task.run();
        }
    }
}
