package akashi.web;

import akashi.core.text.Message;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of people who have no account. What fails there leads to no page that wants a sign-in, and says what such a
 * person can do about it.
 *
 * @param path the start of the addresses, without a slash at its end
 * @param advice by the status of the answer; the usual sentence elsewhere
 */
record Outsiders(String path, Map<Integer, Message> advice) {

    boolean here(String asked) {
        return asked.equals(path) || asked.startsWith(path + "/");
    }

    Optional<Message> told(int status) {
        return Optional.ofNullable(advice.get(status));
    }
}
