package akashi.certificates;

import akashi.PortalElsewhere;
import akashi.store.Engine;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;

/** The same on PostgreSQL: a trigger of the server refuses the second write. */
class SecondWriteOnPostgresTest extends SecondWriteTest {

    @TempDir
    private Path home;

    @Override
    Quay quay() {
        return Quay.in(PortalElsewhere.on(home, Engine.postgres()), 2);
    }

    @Override
    void refuse(DSLContext db) {
        db.execute("""
                create function second_write() returns trigger language plpgsql as $$
                begin
                  if old.certificate is null and new.certificate is not null then
                    raise exception 'the second write is refused' using errcode = '77777';
                  end if;
                  return new;
                end $$""");
        db.execute("create trigger second_write before update on certificate"
                + " for each row execute function second_write()");
    }

    @Override
    void mend(DSLContext db) {
        db.execute("drop trigger second_write on certificate");
    }
}
