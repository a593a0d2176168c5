package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.site.Sighting.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One target that is being asked: its socket, the talk on it, and when patience ends. Used by one thread. */
final class TlsConnection {

    private static final long MOST_BYTES = 2L * FirstFlight.MOST_BYTES;

    private final TlsTarget target;
    private final SSLContext context;
    private final Clock clock;
    private final long deadline;
    private SocketChannel channel;
    private TlsTalk talk;
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private long received;
    private boolean connected;
    private Optional<TlsAnswer> before = Optional.empty();
    private Optional<TlsAnswer> answer = Optional.empty();

    TlsConnection(TlsTarget target, SSLContext context, Clock clock, long deadline) {
        this.target = target;
        this.context = context;
        this.clock = clock;
        this.deadline = deadline;
    }

    void open(Selector selector) {
        guarded(() -> opened(selector));
    }

    /** Does what the socket is ready for. */
    void ready(SelectionKey key, ByteBuffer scratch) {
        guarded(() -> readied(key, scratch));
    }

    /** A step, which may fail as the network does. */
    private interface Step {
        void take() throws IOException;
    }

    /** The libraries throw what they like at bytes from outside: whatever it is ends this connection alone. */
    private void guarded(Step step) {
        try {
            ForeignBytes.guarded("handshake", "pki.read.malformed", () -> {
                try {
                    step.take();
                } catch (IOException gone) {
                    broken(gone);
                }
                return this;
            });
        } catch (Fault.BadInput malformed) {
            close();
            settle(
                    connected
                            ? nothing(Outcome.UNREADABLE, "malformed handshake")
                            : nothing(Outcome.TIMED_OUT, "no connection"));
        }
    }

    private void opened(Selector selector) throws IOException {
        connected = false;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(target.address())) {
            begin(key);
        }
    }

    private void readied(SelectionKey key, ByteBuffer scratch) throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            begin(key);
        } else if (key.isReadable()) {
            read(key, scratch.clear());
        }
        if (answer.isEmpty() && key.isValid()) {
            send(key);
        }
    }

    private void begin(SelectionKey key) throws IOException {
        connected = true;
        talk = before.isEmpty() ? new EngineTalk(context, target, clock) : new OldTalk(target, clock);
        key.interestOps(SelectionKey.OP_READ);
        send(key);
    }

    private void read(SelectionKey key, ByteBuffer scratch) throws IOException {
        int count = channel.read(scratch);
        received += Math.max(count, 0);
        if (count < 0) {
            end(talk.closed(), key);
        } else if (received > MOST_BYTES) {
            end(nothing(Outcome.UNREADABLE, "more bytes than a handshake may have"), key);
        } else if (count > 0) {
            talk.received(scratch.flip()).ifPresent(found -> end(found, key));
        }
    }

    /** Sends what is to be sent, the rest of it when the socket takes it. */
    private void send(SelectionKey key) throws IOException {
        if (!sending.hasRemaining()) {
            sending = talk.toSend();
        }
        while (sending.hasRemaining() && channel.write(sending) > 0) {
            if (!sending.hasRemaining()) {
                sending = talk.toSend();
            }
        }
        key.interestOps(sending.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Says goodbye as far as the socket takes it, and tries an old hello where that may tell more. */
    private void end(TlsAnswer found, SelectionKey key) {
        Selector selector = key.selector();
        try {
            send(key);
        } catch (IOException gone) {
            // What the peer said first counts.
        }
        close();
        if (before.isEmpty() && talk instanceof EngineTalk engine && engine.mayBeOld()) {
            before = Optional.of(found);
            open(selector);
        } else {
            settle(found);
        }
    }

    private void broken(IOException reason) {
        close();
        String words = String.valueOf(reason.getMessage());
        if (connected) {
            settle(nothing(Outcome.CLOSED, words));
        } else {
            boolean refused = reason instanceof ConnectException && words.contains("refused");
            settle(nothing(refused ? Outcome.REFUSED : Outcome.TIMED_OUT, words));
        }
    }

    /** The second try only counts when it shows a certificate. */
    private void settle(TlsAnswer found) {
        answer = Optional.of(found.outcome() == Outcome.ENCRYPTED ? found : before.orElse(found));
    }

    /** Ends what took too long. */
    void expire() {
        close();
        settle(nothing(
                Outcome.TIMED_OUT, connected ? "connected, but no whole handshake in time" : "no connection in time"));
    }

    private TlsAnswer nothing(Outcome outcome, String detail) {
        return TlsAnswer.nothing(outcome, detail, clock.instant());
    }

    /** Ends it where it is. */
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }

    long deadline() {
        return deadline;
    }

    /** What came of it, once it has ended. */
    Optional<TlsAnswer> answer() {
        return answer;
    }
}
