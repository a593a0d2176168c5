package akashi.lab;

import akashi.core.lesson.Deed;

/** The protocol that both sides of the lab speak. */
enum Tls {
    TLS12("TLSv1.2", Deed.ACCEPTED_TLS12),
    TLS13("TLSv1.3", Deed.ACCEPTED_TLS13);

    private final String java;
    private final Deed accepted;

    Tls(String java, Deed accepted) {
        this.java = java;
        this.accepted = accepted;
    }

    /** As Java calls it. */
    String java() {
        return java;
    }

    Deed accepted() {
        return accepted;
    }
}
