package akashi.sites;

import akashi.core.site.Computer;
import akashi.core.site.Role;
import java.util.List;
import java.util.Set;

/**
 * What an inventory file holds: the computers and client groups of its good rows, and everything that is wrong or
 * remarkable about the others. Computers carry fresh ids; which of them the site knows already is found by comparing.
 *
 * @param rows how many rows the file has, empty ones not counted
 * @param badRows how many of them cannot be taken
 * @param columns the columns of the file: what is in no column is left as it is
 * @param lists the roles of which the file is a list: servers of other roles and client groups stay as they are
 * @param problems why rows cannot be taken; at most 500 of them
 * @param leftOut names that bad rows are about, in lower case
 */
public record Inventory(
        Encoding encoding,
        int rows,
        int badRows,
        Set<Column> columns,
        Set<Role> lists,
        List<Computer> computers,
        List<FileGroup> groups,
        List<RowProblem> problems,
        List<RowWarning> warnings,
        Set<String> leftOut) {

    /** Copies the lists. */
    public Inventory {
        computers = List.copyOf(computers);
        groups = List.copyOf(groups);
        lists = Set.copyOf(lists);
    }

    /** Whether it speaks of some roles only; then an empty cell says nothing either. */
    public boolean partial() {
        return lists.size() < Role.values().length;
    }

    /** Whether every row can be taken. */
    public boolean clean() {
        return badRows == 0;
    }
}
