package akashi.api;

import akashi.api.Call.Content;
import akashi.certificates.ExportedFiles;
import akashi.certificates.PublicFile;
import akashi.core.access.Access;
import akashi.web.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of one certificate: with its key for those who may, without for those who read. */
final class ExportCalls {

    private static final String EXAMPLE = """
            {"form": "pfx", "profile": "modern"}""";

    private final ExportedFiles files;

    ExportCalls(ExportedFiles files) {
        this.files = files;
    }

    /**
     * How the certificate leaves with its key: as PFX where nothing else is said, under a password that is made where none
     * is given. The profile follows from Windows; {@code clear} leaves the key of a PEM unencrypted.
     */
    record ExportWish(Form form, BundleCalls.Profile profile, char[] password, Boolean clear) {

        @Override
        public String toString() {
            return "ExportWish[" + form + ", •••]";
        }
    }

    /** The file. */
    enum Form {
        pfx,
        pem
    }

    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (PublicFile file : PublicFile.values()) {
            calls.add(Call.get(
                            "read-" + file.address().replace('.', '-'),
                            "/certificates/{id}/" + file.address(),
                            Access.HELPDESK,
                            x -> send(x, files.open(x.actor(), id(x), file)))
                    .answers(200, Content.of(file.type())));
        }
        calls.add(Call.post("export-certificate", "/certificates/{id}/export", Access.ADMIN, this::export)
                .takes(Content.json(ExportWish.class).like(EXAMPLE).maybe())
                .answers(200, Content.of("application/octet-stream")));
        return calls;
    }

    private void export(Exchange x) {
        ExportWish wish = Input.bodyOr(x, ExportWish.class, new ExportWish(null, null, null, null));
        ExportedFiles.Out file = files.withKey(
                x.actor(),
                id(x),
                new ExportedFiles.Wish(
                        wish.form() == Form.pem,
                        Boolean.TRUE.equals(wish.clear()),
                        Optional.ofNullable(wish.profile()).map(Enum::name),
                        Optional.ofNullable(wish.password())));
        // Told once, here, and kept nowhere.
        file.madePassword().ifPresent(made -> x.header("X-Export-Password", new String(made)));
        send(x, file);
    }

    private static void send(Exchange x, ExportedFiles.Out file) {
        x.download(file.name(), file.type(), file.bytes());
    }

    private static UUID id(Exchange x) {
        return x.path("id", UUID::fromString);
    }
}
