package akashi.warning;

import akashi.outward.LaterSockets;
import java.io.IOException;
import java.net.Socket;

/** Plain sockets that all end with a deadline and connect to nothing that may not be called. */
final class WatchedPlainSockets extends LaterSockets {

    private final Deadline deadline;

    WatchedPlainSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() throws IOException {
        return deadline.watch(new JudgedSocket());
    }
}
