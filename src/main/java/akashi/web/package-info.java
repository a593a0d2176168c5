/**
 * The web kit: routes that name the access they need, an {@link akashi.web.Exchange} that reads typed input and answers
 * with a page, a part, a redirect, a download or JSON, one layout, one place where failures become answers. It knows
 * the core, Javalin, Thymeleaf and Jackson, and no feature. A handler fails by throwing {@link akashi.core.fault.Fault};
 * {@link akashi.web.Faults} turns it into a page in the reader's language or into problem+json (RFC 9457).
 */
package akashi.web;
