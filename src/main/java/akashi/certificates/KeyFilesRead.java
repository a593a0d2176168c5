package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.PfxContents;
import akashi.pki.PfxReader;
import akashi.web.Upload;
import java.util.ArrayList;
import java.util.List;

/**
 * PFX files that one password opened, and what is wrong with the others.
 *
 * @param wrong one sentence for each file that could not be read
 */
record KeyFilesRead(List<File> files, List<Message> wrong) {

    private static final int MOST_FILES = 200;

    /** A file that was opened. */
    record File(String name, PfxContents contents) {}

    static KeyFilesRead of(List<Upload> uploads, Password password) {
        List<Upload> given =
                uploads.stream().filter(upload -> upload.bytes().length > 0).toList();
        if (given.isEmpty()) {
            throw new Fault.BadInput("files", "keys.no-file");
        }
        if (given.size() > MOST_FILES) {
            throw new Fault.BadInput("files", "keys.too-many", MOST_FILES);
        }
        List<File> files = new ArrayList<>();
        List<Message> wrong = new ArrayList<>();
        int shut = 0;
        for (Upload upload : given) {
            try {
                PfxContents contents = PfxReader.read(upload.bytes(), password);
                boolean twice = files.stream()
                        .anyMatch(file -> file.contents().certificate().equals(contents.certificate()));
                if (twice) {
                    wrong.add(Message.of("certificates.adopt.file", upload.fileName(), Message.of("keys.twice")));
                } else {
                    files.add(new File(upload.fileName(), contents));
                }
            } catch (Fault.BadInput unreadable) {
                Message why = unreadable.errors().stream()
                        .map(FieldError::message)
                        .findFirst()
                        .orElse(Message.of("pki.read.pfx-malformed"));
                wrong.add(Message.of("certificates.adopt.file", upload.fileName(), why));
                shut += why.key().equals("pki.read.pfx-password") ? 1 : 0;
            }
        }
        boolean wordWrong = shut == given.size();
        if (wordWrong) {
            throw new Fault.BadInput("password", "keys.password.wrong", given.size());
        }
        return new KeyFilesRead(List.copyOf(files), List.copyOf(wrong));
    }
}
