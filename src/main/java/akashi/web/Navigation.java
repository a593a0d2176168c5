package akashi.web;

import akashi.core.access.Access;
import akashi.core.text.Message;
import java.util.List;

/**
 * The navigation by task. Only what the reader's access covers is offered. The current item is the one with the longest
 * path that the request's path begins with.
 *
 * @param helpPath the page behind "Help" in the footer, or {@code null}
 */
public record Navigation(List<Item> items, String helpPath) {

    /**
     * A task.
     *
     * @param also beginnings of the paths of pages that belong to it and lie elsewhere
     */
    public record Item(String path, Message label, Access least, List<String> also) {

        /** With pages below its own path alone. */
        public Item(String path, Message label, Access least) {
            this(path, label, least, List.of());
        }
    }

    /** Copies the list. */
    public Navigation {
        items = List.copyOf(items);
    }

    /** The items that this access covers. */
    List<Item> offeredTo(Access access) {
        return items.stream().filter(item -> access.covers(item.least())).toList();
    }

    /** The path of the item to which a page belongs, or an empty text. */
    String current(String path) {
        String best = "";
        for (Item item : items) {
            boolean within = item.also().stream().anyMatch(path::startsWith)
                    || path.equals(item.path())
                    || path.startsWith(item.path().endsWith("/") ? item.path() + "\0" : item.path() + "/");
            if (within && item.path().length() > best.length()) {
                best = item.path();
            }
        }
        return best;
    }
}
