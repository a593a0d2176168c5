package akashi.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;

/** The body of a request, read once, never beyond the route's limit, and never onto a disk: it may hold a key. */
final class Body {

    /** How much of a body that is too large is taken and thrown away. */
    private static final long THROWN_AWAY = 64L << 20;

    /** Under which the refusal of a body names how many megabytes are taken. */
    static final String LIMIT = "limit";

    /** Under which the refusal of a body says that it ended before its end. */
    static final String BROKEN = "broken";

    private final Context ctx;
    private final long limit;
    private byte[] bytes;
    private final Map<String, List<Upload>> uploads = new LinkedHashMap<>();

    Body(Context ctx, long limit) {
        this.ctx = ctx;
        this.limit = limit;
    }

    /** Everything that was sent. */
    byte[] bytes() {
        if (bytes == null) {
            if (ctx.req().getContentLengthLong() > limit) {
                throw tooLarge();
            }
            byte[] read;
            try {
                read = ctx.req().getInputStream().readNBytes(Math.toIntExact(limit + 1));
            } catch (IOException | HttpException.RuntimeException e) {
                // The sender went away, or sends so slowly that the server gave it up: nothing more will come.
                throw new BadRequestResponse("broken off", Map.of(BROKEN, "true"));
            }
            if (read.length > limit) {
                throw tooLarge();
            }
            bytes = read;
        }
        return bytes;
    }

    /** The fields of a form, sent in either of the two ways in which browsers send forms. */
    Map<String, List<String>> fields() {
        if (ctx.isMultipartFormData()) {
            return multipart();
        }
        return ctx.isFormUrlencoded() ? decoded(new String(bytes(), StandardCharsets.UTF_8)) : Map.of();
    }

    /** The files that came in a field; known after {@link #fields()}. */
    List<Upload> uploads(String field) {
        return uploads.getOrDefault(field, List.of());
    }

    static Map<String, List<String>> decoded(String query) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return fields;
        }
        for (String pair : query.split("&")) {
            int at = pair.indexOf('=');
            String name = at < 0 ? pair : pair.substring(0, at);
            add(fields, plain(name), at < 0 ? "" : plain(pair.substring(at + 1)));
        }
        return fields;
    }

    private static String plain(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    private Map<String, List<String>> multipart() {
        if (ctx.req().getContentLengthLong() > limit) {
            throw tooLarge();
        }
        if (!ctx.req().getHeader("Content-Type").contains("boundary=")) {
            throw brokenOff();
        }
        ctx.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        new MultipartConfigElement("", limit, limit, Math.toIntExact(limit)));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (Part part : ctx.req().getParts()) {
                take(part, fields);
            }
        } catch (IllegalStateException | ServletException e) {
            throw grewTooLarge(e) ? tooLarge() : brokenOff();
        } catch (IOException | HttpException.RuntimeException | IllegalArgumentException e) {
            // Among these are a charset that nobody knows and a sender who is given up.
            throw brokenOff();
        }
        return fields;
    }

    /** The server says by a plain state that a limit is reached, and by other failures that it cannot read on. */
    private static boolean grewTooLarge(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass() == IllegalStateException.class;
    }

    /**
     * The refusal, after the rest was taken: a connection that is closed on a sender who still sends is reset, and the
     * sender never reads why.
     */
    private ContentTooLargeResponse tooLarge() {
        drain();
        String megabytes = String.valueOf(Math.max(1, limit >> 20));
        return new ContentTooLargeResponse("too large", Map.of(LIMIT, megabytes));
    }

    /** The refusal of a form whose end never came, or whose parts cannot be told from one another. */
    private BadRequestResponse brokenOff() {
        drain();
        return new BadRequestResponse("broken off", Map.of(BROKEN, "true"));
    }

    /** The server may close the connection now, and where it would not say so the next request on it is lost. */
    private void drain() {
        ctx.header("Connection", "close");
        byte[] waste = new byte[1 << 16];
        try {
            InputStream in = ctx.req().getInputStream();
            long taken = 0;
            for (int read = in.read(waste); read >= 0 && taken < THROWN_AWAY; read = in.read(waste)) {
                taken += read;
            }
        } catch (IOException | HttpException.RuntimeException gone) {
            // Whoever hung up meanwhile, or sends so slowly that the server gave it up, reads no answer either.
            return;
        }
    }

    private void take(Part part, Map<String, List<String>> fields) throws IOException {
        byte[] content = part.getInputStream().readAllBytes();
        if (part.getSubmittedFileName() == null) {
            add(fields, part.getName(), new String(content, StandardCharsets.UTF_8));
        } else if (!part.getSubmittedFileName().isEmpty()) {
            add(uploads, part.getName(), new Upload(part.getSubmittedFileName(), content));
        }
    }

    private static <T> void add(Map<String, List<T>> to, String name, T value) {
        to.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
}
