package akashi.pki;

/** What lint looks at: the certificate as it would be issued, what was asked for, and who issues it. */
record LintSubject(ParsedCertificate certificate, LeafRequest request, AuthorityChain authority) {}
