package akashi.warning;

import akashi.pki.Reachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that connects to the address that was judged: a name is resolved before, and not once more. */
final class JudgedSocket extends Socket {

    @Override
    public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
        if (to instanceof InetSocketAddress where && !where.isUnresolved() && !Reachable.is(where.getAddress())) {
            throw new ConnectException(where.getAddress().getHostAddress() + " is not called");
        }
        super.connect(to, timeout);
    }
}
