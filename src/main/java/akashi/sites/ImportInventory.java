package akashi.sites;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import java.util.List;

/**
 * Takes an inventory file into the site: all of it or nothing.
 *
 * @param fileName what the person calls it
 * @param leaveOut whether bad rows are left out; otherwise one bad row refuses the whole file
 * @param removeMissing whether what is not in the file goes: deleted where it left no trace, otherwise retired
 */
public record ImportInventory(Inventory file, String fileName, boolean leaveOut, boolean removeMissing)
        implements Act<Message> {

    @Override
    public String code() {
        return "import-inventory";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return fileName;
    }

    @Override
    public List<Object> args() {
        return List.of(fileName);
    }
}
