package akashi.store;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A second process for tests: does act after act on the file of a home, and says each one once it is done. */
final class PostsNotices {

    private PostsNotices() {}

    public static void main(String[] args) {
        Database database = Database.open(DatabaseAddress.fileIn(Path.of(args[0])));
        Acts acts = new Acts(
                database, new Snapshots(database), Clock.systemUTC(), List.<UseCase<?, ?>>of(new Notices.Post()));
        Actor actor = new Actor(null, "child", Access.ADMIN, UUID.fromString(args[1]), "test");
        for (int number = 1; ; number++) {
            acts.run(actor, new Notices.PostNotice("x"));
            System.out.println("done " + number);
        }
    }
}
