package akashi.pki;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One side of a handshake, apart from the socket that carries it. */
interface TlsTalk {

    /** What comes of it, once that is known. Takes what it can use out of the buffer. */
    Optional<TlsAnswer> received(ByteBuffer bytes);

    /** What is to be sent now; empty where nothing is. */
    ByteBuffer toSend();

    /** What it means that the peer has ended the connection here. */
    TlsAnswer closed();
}
