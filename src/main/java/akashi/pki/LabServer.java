package akashi.pki;

/** A server of the lab: its certificate and the key that goes with it, both made for one learner. */
public record LabServer(ParsedCertificate leaf, PrivateKeyBytes key) {}
