package akashi.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes authorities as people make them who have OpenSSL and a page of instructions. */
record Openssl(Path folder) {

    static Openssl at(Path folder) {
        Openssl openssl = new Openssl(folder);
        // The system's own configuration would add extensions.
        openssl.write("own.cnf", "[req]\ndistinguished_name=dn\n[dn]\n");
        return openssl;
    }

    Openssl root(String name, String more) {
        return must("req -x509 -config own.cnf -newkey rsa:2048 -nodes -sha256 -days 5000 -subj /CN=" + name
                + " -keyout " + name + ".key -out " + name + ".pem " + more);
    }

    Openssl weak(String name) {
        return must("req -x509 -config own.cnf -newkey rsa:1024 -nodes -sha1 -days 5000 -subj /CN=" + name + " -keyout "
                + name + ".key -out " + name + ".pem -addext basicConstraints=critical,CA:TRUE");
    }

    Openssl below(String above, String name) {
        return below(above, name, "sha256");
    }

    Openssl below(String above, String name, String hash) {
        must("req -config own.cnf -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name
                + ".csr");
        write(name + ".ext", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n");
        return must("x509 -req -in " + name + ".csr -CA " + above + ".pem -CAkey " + above + ".key -CAcreateserial -"
                + hash + " -days 4000 -extfile " + name + ".ext -out " + name + ".pem");
    }

    Openssl pfx(String name, String password) {
        write("password.txt", password);
        return must("pkcs12 -export -in " + name + ".pem -inkey " + name + ".key -out " + name
                + ".pfx -passout file:password.txt");
    }

    Openssl encryptedKey(String name, String password) {
        write("password.txt", password);
        return must("pkcs8 -topk8 -in " + name + ".key -out " + name + ".enc.key -passout file:password.txt");
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Openssl must(String command) {
        said(command);
        return this;
    }

    /** What it says, where it ends well. */
    String said(String command) {
        try {
            List<String> words = new ArrayList<>(List.of("openssl"));
            words.addAll(List.of(command.strip().split(" +")));
            Path said = Files.createTempFile(folder, "said", ".txt");
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(said));
            }
            return Files.readString(said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
