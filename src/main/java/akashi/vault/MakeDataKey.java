package akashi.vault;

import akashi.core.access.Access;
import akashi.store.Act;

/** Makes a new data key and seals everything under it. */
record MakeDataKey() implements Act<Void> {

    @Override
    public String code() {
        return "make-data-key";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return "";
    }
}
