/**
 * Tells people before something stops: notices what {@code core.warning} works out, keeps it, and hands it to mail servers,
 * webhooks, calendars and monitoring. Uses pki for secrets and for trusting mail servers. What others answer is kept as
 * text without secrets; nothing here fails because another side does.
 */
package akashi.warning;
