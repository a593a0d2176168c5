package akashi.store;

import java.io.IOException;
import java.nio.file.Path;

/** A second process for tests: opens the database file of a home, says so, and holds it until it is ended. */
final class HoldsTheFile {

    private HoldsTheFile() {}

    public static void main(String[] args) throws IOException {
        try (Database database = Database.open(DatabaseAddress.fileIn(Path.of(args[0])))) {
            System.out.println(database.answers() ? "open" : "silent");
            System.in.read();
        }
    }
}
