package akashi.sites;

/**
 * One field that differs.
 *
 * @param field the column's name in the inventory file
 * @param before what it was, empty for nothing
 * @param after what it becomes
 */
public record FieldChange(String field, String before, String after) {}
