package akashi.api;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.sites.Difference;
import akashi.sites.FieldChange;
import akashi.sites.Inventory;
import akashi.sites.RowProblem;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an inventory file makes, or would make, of the site. */
record ImportView(
        boolean dryRun, int rows, Part computers, Part clientGroups, List<RowView> problems, List<RowView> warnings) {

    /** Names by what becomes of them; what is missing in the file stays, unless its removal is asked for. */
    record Part(List<String> added, List<ChangedView> changed, List<String> missing, int unchanged) {}

    /** A thing whose data the file changes. */
    record ChangedView(String name, List<FieldView> fields) {}

    /** A field before and after. */
    record FieldView(String field, String before, String after) {}

    /** Something to look at; line 0 means the whole file. */
    record RowView(long line, String column, String message) {}

    static ImportView of(boolean dryRun, Inventory file, Difference found, Function<Message, String> text) {
        Part computers = new Part(
                found.added().stream().map(Computer::label).toList(),
                found.changed().stream()
                        .map(change -> changed(change.after().label(), change.fields()))
                        .toList(),
                found.missing().stream().map(Computer::label).toList(),
                found.unchanged());
        Part groups = new Part(
                found.groupsAdded().stream().map(ClientGroup::name).toList(),
                found.groupsChanged().stream()
                        .map(change -> changed(change.after().name(), change.fields()))
                        .toList(),
                found.groupsMissing().stream().map(ClientGroup::name).toList(),
                found.groupsUnchanged());
        List<RowView> problems = Stream.concat(file.problems().stream(), found.problems().stream())
                .map(problem -> row(problem, text))
                .toList();
        List<RowView> warnings = Stream.concat(file.warnings().stream(), found.warnings().stream())
                .map(warning -> new RowView(warning.line(), "", text.apply(warning.what())))
                .toList();
        return new ImportView(dryRun, file.rows(), computers, groups, problems, warnings);
    }

    private static ChangedView changed(String name, List<FieldChange> fields) {
        return new ChangedView(
                name,
                fields.stream()
                        .map(field -> new FieldView(field.field(), field.before(), field.after()))
                        .toList());
    }

    private static RowView row(RowProblem problem, Function<Message, String> text) {
        return new RowView(problem.line(), problem.column(), text.apply(problem.reason()));
    }
}
