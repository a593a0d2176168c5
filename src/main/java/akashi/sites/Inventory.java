package akashi.sites;

import akashi.core.site.Computer;
import java.util.List;
import java.util.Set;

/**
 * What an inventory file holds: the computers and client groups of its good rows, and everything that is wrong or
 * remarkable about the others. Computers carry fresh ids; which of them the site knows already is found by comparing.
 *
 * @param rows how many rows the file has, empty ones not counted
 * @param badRows how many of them cannot be taken
 * @param columns the columns of the file: what is in no column is left as it is
 * @param recordersOnly whether the file lists recording servers only, so that other servers stay as they are
 * @param problems why rows cannot be taken; at most 500 of them
 * @param leftOut names that bad rows are about, in lower case
 */
public record Inventory(
        Encoding encoding,
        int rows,
        int badRows,
        Set<Column> columns,
        boolean recordersOnly,
        List<Computer> computers,
        List<FileGroup> groups,
        List<RowProblem> problems,
        List<RowWarning> warnings,
        Set<String> leftOut) {

    /** Copies the lists. */
    public Inventory {
        computers = List.copyOf(computers);
        groups = List.copyOf(groups);
    }

    /** Whether every row can be taken. */
    public boolean clean() {
        return badRows == 0;
    }
}
