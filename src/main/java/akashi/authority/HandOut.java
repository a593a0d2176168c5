package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.web.Lang;
import akashi.web.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The files with which a CA certificate goes to those who shall trust it. Text files open well in Windows' Notepad. */
public final class HandOut {

    /** The name under which the guide's users know the CA certificate. */
    public static final String ROOT_FILE = "root-authority-public.cer";

    /** The certificate of an issuing CA, which servers send along. */
    static final String ISSUING_FILE = "issuing-authority-public.cer";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private HandOut() {}

    static byte[] clients(Messages messages, Lang lang, Authority root, ParsedCertificate certificate) {
        return text(
                messages,
                lang,
                List.of(
                        Message.of("authority.clients.title", root.name()),
                        Message.of("authority.clients.what", ROOT_FILE),
                        Message.of("authority.clients.thumbprint", thumbprint(certificate)),
                        Message.of(
                                "authority.clients.until",
                                certificate.validity().notAfter()),
                        Message.of("authority.hand.windows.title"),
                        Message.of("authority.hand.windows"),
                        Message.of("authority.hand.command.title"),
                        Message.of("authority.hand.command"),
                        Message.of("authority.hand.policy.title"),
                        Message.of("authority.hand.policy"),
                        Message.of("authority.hand.phones.title"),
                        Message.of("authority.hand.phones"),
                        Message.of("authority.clients.after")));
    }

    /** Paragraphs as a text file in one language: UTF-8 with a byte order mark, lines ended as Windows ends them. */
    public static byte[] text(Messages messages, Lang lang, List<Message> paragraphs) {
        String body = paragraphs.stream()
                .map(paragraph -> messages.text(lang, paragraph))
                .collect(Collectors.joining("\n\n", "", "\n"));
        return windows(body);
    }

    /** Text as a file that Windows PowerShell 5.1 and Notepad read the same way in every language of Windows. */
    public static byte[] windows(String text) {
        return (BYTE_ORDER_MARK + text.replace("\r\n", "\n").replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
    }

    /** A thumbprint in groups of two, as the Windows dialog shows it. */
    public static String thumbprint(ParsedCertificate certificate) {
        String hex = certificate.thumbprint().value().toLowerCase(Locale.ROOT);
        return hex.replaceAll("(..)(?=.)", "$1 ");
    }
}
