package akashi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lists one folder of the portal's own resources, in a directory or in the jar, so that a new message file or style
 * sheet needs no registration. It looks at one archive only, never at the whole class path.
 */
final class ClasspathFolder {

    private ClasspathFolder() {}

    /** The names of the files directly inside the folder, sorted. */
    static Set<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader().getResources(folder))) {
                names.addAll(url.getProtocol().equals("jar") ? inJar(url, folder) : inDirectory(url));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("nothing in " + folder);
        }
        return names;
    }

    /** The bytes of a resource that must exist. */
    static byte[] bytes(String resource) {
        try (InputStream in = loader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassLoader loader() {
        return ClasspathFolder.class.getClassLoader();
    }

    private static List<String> inDirectory(URL url) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(URI.create(url.toString())))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static List<String> inJar(URL url, String folder) throws IOException {
        List<String> names = new ArrayList<>();
        String start = folder + "/";
        JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile();
        boolean inside = false;
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            if (name.startsWith(start)) {
                inside = true;
                if (name.length() > start.length() && name.indexOf('/', start.length()) < 0) {
                    names.add(name.substring(start.length()));
                }
            } else if (inside) {
                // A folder is packed in one piece, and ours before the tens of thousands of entries of the libraries.
                return names;
            }
        }
        return names;
    }
}
