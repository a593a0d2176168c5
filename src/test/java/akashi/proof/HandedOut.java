package akashi.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A bundle as the administrator of a computer gets it: unpacked into a folder, with the password that was agreed. */
record HandedOut(Path folder, String password) {

    /** Unpacks a bundle. */
    static HandedOut unpack(byte[] zip, Path folder, String password) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            Files.createDirectories(folder);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.getParent().equals(folder.normalize())) {
                    throw new AssertionError("an entry outside the folder: " + entry.getName());
                }
                Files.write(file, in.readAllBytes());
            }
            Files.writeString(folder.resolve("password.txt"), password, StandardCharsets.UTF_8);
            return new HandedOut(folder, password);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path pfx() {
        return only(".pfx");
    }

    /** The certificate and those above it, as PEM. */
    Path chain() {
        return only(".chain.pem");
    }

    /** The CA's certificate as DER, the only thing that clients get. */
    Path ca() {
        return folder.resolve("root-authority-public.cer");
    }

    /** The CA's certificate as PEM, for programs that read nothing else. */
    Path caPem() {
        Path pem = folder.resolve("ca.pem");
        Program.must("openssl", "x509", "-inform", "DER", "-in", ca().toString(), "-out", pem.toString());
        return pem;
    }

    /** The private key without password, for servers that want it so. */
    Path key() {
        Path key = folder.resolve("key.pem");
        Program.must(
                "openssl",
                "pkcs12",
                "-in",
                pfx().toString(),
                "-legacy",
                "-nocerts",
                "-nodes",
                "-passin",
                "file:" + folder.resolve("password.txt"),
                "-out",
                key.toString());
        try {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return key;
    }

    private Path only(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + ending + " in the bundle"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
