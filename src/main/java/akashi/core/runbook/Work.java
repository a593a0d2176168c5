package akashi.core.runbook;

import java.util.List;

/** Everything of one kind that is done before the next kind begins. */
record Work(Deed deed, List<Task> tasks) {

    Work {
        tasks = List.copyOf(tasks);
    }

    static Work of(Task task) {
        return new Work(task.deed(), List.of(task));
    }
}
