/**
 * Who may come in and what they are: sign-in, sessions, API tokens, people and their roles, one's own page. Passwords are
 * kept as Argon2id hashes, tokens as SHA-256; neither is ever shown again. May use pki for hashing. What does not fit is
 * told in one sentence that is the same for an unknown name and for a wrong password.
 */
package akashi.access;
