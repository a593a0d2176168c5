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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lists one folder of the portal's own resources, in a directory or in the jar, so that a new message file or style
 * sheet needs no registration. It looks at one archive only, never at the whole class path, and once: the jar has tens
 * of thousands of entries.
 */
final class ClasspathFolder {

    private static final List<String> ROOTS = List.of("templates/", "static/");
    private static List<String> packed;

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
        for (String name : packed(url)) {
            boolean directly = name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0;
            if (directly && name.length() > folder.length() + 1) {
                names.add(name.substring(folder.length() + 1));
            }
        }
        return names;
    }

    private static synchronized List<String> packed(URL url) throws IOException {
        if (packed == null) {
            JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile();
            packed = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> ROOTS.stream().anyMatch(name::startsWith))
                    .toList();
        }
        return packed;
    }
}
