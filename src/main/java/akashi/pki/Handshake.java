package akashi.pki;

import akashi.core.wire.Flight;
import akashi.core.wire.Side;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Two engines that talk through two buffers until they agree or one of them refuses. */
final class Handshake {

    private static final int MOST_TURNS = 200;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer;
    private final ByteBuffer toClient;
    private final ByteBuffer application;
    private final Consumer<Flight> listener;

    Handshake(SSLEngine client, SSLEngine server) {
        this(client, server, flight -> {});
    }

    /** Somebody listens on the wire between the two. */
    Handshake(SSLEngine client, SSLEngine server, Consumer<Flight> listener) {
        this.listener = listener;
        this.client = client;
        this.server = server;
        int size = 4 * Math.max(client.getSession().getPacketBufferSize(), 16_384);
        this.toServer = ByteBuffer.allocate(size);
        this.toClient = ByteBuffer.allocate(size);
        this.application = ByteBuffer.allocate(size);
    }

    Replay.Ending play() {
        try {
            for (int turn = 0; turn < MOST_TURNS && !over(); turn++) {
                step(client, toClient, toServer);
                step(server, toServer, toClient);
            }
        } catch (SSLException refused) {
            return Replay.refused(refused, Optional.empty());
        } catch (RefusedByClient refused) {
            return Replay.refused(refused.why, heard());
        }
        String agreed =
                client.getSession().getProtocol() + " · " + client.getSession().getCipherSuite();
        return new Replay.Ending(true, Optional.of(agreed), Optional.empty(), Optional.empty());
    }

    private boolean over() {
        return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && server.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && client.getSession().isValid()
                && toServer.position() == 0
                && toClient.position() == 0
                && !client.getSession().getCipherSuite().contains("NULL");
    }

    /** One side does what it wants to do next: reads, works or writes. */
    private void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && !begun(engine)) {
                engine.beginHandshake();
            }
            read(engine, in);
            work(engine);
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && write(engine, out) == Status.OK) {
                work(engine);
            }
        } catch (SSLException failure) {
            if (engine == client) {
                throw new RefusedByClient(failure);
            }
            throw failure;
        }
    }

    private Status write(SSLEngine engine, ByteBuffer out) throws SSLException {
        int from = out.position();
        Status status = engine.wrap(ByteBuffer.allocate(0), out).getStatus();
        if (out.position() > from) {
            byte[] sent = new byte[out.position() - from];
            out.get(from, sent);
            listener.accept(new Flight(engine == client ? Side.CLIENT : Side.SERVER, sent));
        }
        return status;
    }

    private static boolean begun(SSLEngine engine) {
        return !engine.getSession().getCipherSuite().contains("NULL");
    }

    private void read(SSLEngine engine, ByteBuffer in) throws SSLException {
        in.flip();
        int before = -1;
        while (in.hasRemaining() && in.remaining() != before) {
            before = in.remaining();
            application.clear();
            engine.unwrap(in, application);
            work(engine);
        }
        in.compact();
    }

    private static void work(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** What the server makes of the client's alert. */
    private Optional<SSLException> heard() {
        try {
            int before = -1;
            while (toServer.position() != before) {
                before = toServer.position();
                write(client, toServer);
            }
            read(server, toServer);
            return Optional.empty();
        } catch (SSLException alert) {
            return Optional.of(alert);
        }
    }

    /** Carries the client's reason past the server's turn. */
    private static final class RefusedByClient extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SSLException why;

        RefusedByClient(SSLException why) {
            super(null, why, false, false);
            this.why = why;
        }
    }
}
