package akashi.web;

/** A file that came with a form, held in memory only. The name is the browser's word and is never used as a path. */
public record Upload(String fileName, byte[] bytes) {

    /** Its content as JSON; what does not fit is bad input. */
    public <T> T json(Class<T> type) {
        return Json.read(bytes, type);
    }

    @Override
    public String toString() {
        return "Upload[" + fileName + ", " + bytes.length + " bytes]";
    }
}
