package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets in whatever was written, as they are and in the usual other ways of writing them. */
final class Grep {

    private static final int WHOLE_GROUP = 3;

    private record Pattern(String name, byte[] bytes) {}

    private final List<Pattern> patterns = new ArrayList<>();

    /** A secret that is text. */
    Grep text(String name, String secret) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        add(name + " in UTF-16", secret.getBytes(StandardCharsets.UTF_16LE));
        add(name + " in URLs", URLEncoder.encode(secret, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        return bytes(name, utf8);
    }

    /** A secret that is any bytes. */
    Grep bytes(String name, byte[] secret) {
        add(name, secret);
        String hex = HexFormat.of().formatHex(secret);
        add(name + " in hex", hex.getBytes(StandardCharsets.US_ASCII));
        add(name + " in HEX", hex.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        for (int before = 0; before < WHOLE_GROUP; before++) {
            add(name + " in base64 " + before, base64(secret, before));
        }
        return this;
    }

    /** What stands in base64 for certain when so many bytes come before, whatever they are and whatever follows. */
    private static byte[] base64(byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        int whole = padded.length - padded.length % WHOLE_GROUP;
        String all = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(padded, whole));
        return all.substring(before == 0 ? 0 : 4).getBytes(StandardCharsets.US_ASCII);
    }

    private void add(String name, byte[] bytes) {
        patterns.add(new Pattern(name, bytes));
    }

    /** Which secrets are in there. */
    Set<String> in(byte[] content) {
        Set<String> found = new TreeSet<>();
        patterns.stream().filter(each -> holds(content, each.bytes())).forEach(each -> found.add(each.name()));
        return found;
    }

    /** Every file below a folder, by name, with the secrets that are in it. */
    Map<String, Set<String>> below(Path folder) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                Set<String> secrets = in(read(file));
                if (!secrets.isEmpty()) {
                    found.put(file.toString(), secrets);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean holds(byte[] content, byte[] wanted) {
        for (int at = 0; at <= content.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && content[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
