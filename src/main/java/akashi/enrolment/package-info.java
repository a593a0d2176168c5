/**
 * Enrolling: a computer makes its own key and gets a certificate for it, first by a one-time code, later by the key of
 * the certificate before. Over HTTPS to a pinned certificate, or by files both ways.
 */
package akashi.enrolment;
