package akashi.web;

/** A file that came with a form, held in memory only. The name is the browser's word and is never used as a path. */
public record Upload(String fileName, byte[] bytes) {

    @Override
    public String toString() {
        return "Upload[" + fileName + ", " + bytes.length + " bytes]";
    }
}
