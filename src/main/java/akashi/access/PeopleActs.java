package akashi.access;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Act;
import akashi.store.ApiTokens;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The commands about people. Hashes and tokens in them never reach an audit entry or a log. */
final class PeopleActs {

    private PeopleActs() {}

    /** A command of an administrator about a person whose name is not known before it runs. */
    sealed interface OfAdmin extends Act<Void> {
        @Override
        default Access least() {
            return Access.ADMIN;
        }
    }

    /** A command of a person about the person. */
    sealed interface OfOneself extends Act<Void> {
        @Override
        default Access least() {
            return Access.TRAINEE;
        }
    }

    /** Lets a person in, with a password that has to be changed at once. */
    record AddPerson(Account account) implements OfAdmin, Weighty<Void> {
        @Override
        public String code() {
            return "add-user";
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return account.access() == Access.ADMIN
                    ? Optional.of(Weights.ofNew(code(), account.userName(), account.access()))
                    : Optional.empty();
        }

        @Override
        public String subject() {
            return account.userName();
        }

        @Override
        public List<Object> args() {
            return List.of(account.userName(), Message.of(account.access()));
        }
    }

    /** Keeps the language in which a person wants to read. */
    record ChooseLanguage(String lang) implements OfOneself {
        @Override
        public String code() {
            return "choose-language";
        }

        @Override
        public boolean personal() {
            return true;
        }
    }

    /** Gives a person another role. */
    record ChangeRole(UUID accountId, Access access) implements OfAdmin, Weighty<Void> {
        @Override
        public String code() {
            return "change-role";
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return access == Access.ADMIN ? Weights.raising(code(), accountId, access, scales) : Optional.empty();
        }
    }

    /** Keeps a person out, or lets the person in again. */
    record Disable(UUID accountId, boolean disabled) implements OfAdmin, Weighty<Void> {
        @Override
        public String code() {
            return disabled ? "disable-user" : "enable-user";
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return disabled ? Optional.empty() : Weights.ofAdministrator(code(), accountId, scales);
        }
    }

    /** Gives a person a new first password, which has to be changed at once. */
    record ResetPassword(UUID accountId, String hash) implements OfAdmin, Weighty<Void> {
        @Override
        public String code() {
            return "reset-password";
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return Weights.ofAdministrator(code(), accountId, scales);
        }

        @Override
        public String toString() {
            return "ResetPassword[" + accountId + ", •••]";
        }
    }

    /** Changes one's own password. */
    record ChangePassword(String hash) implements OfOneself {
        @Override
        public String code() {
            return "change-password";
        }

        @Override
        public String toString() {
            return "ChangePassword[•••]";
        }
    }

    /** Makes an API token for oneself. */
    record AddToken(String token, String name, Optional<Instant> expires, ApiTokens.Scope scope) implements OfOneself {
        @Override
        public String code() {
            return "add-token";
        }

        @Override
        public Access least() {
            return Access.HELPDESK;
        }

        @Override
        public List<Object> args() {
            return List.of(name);
        }

        @Override
        public String toString() {
            return "AddToken[" + name + ", •••]";
        }
    }

    /** Makes an API token for somebody, by who owns the portal's computer; the trail tells both. */
    record PrintToken(UUID ownerId, AddToken token) implements OfAdmin {
        @Override
        public String code() {
            return token.code();
        }

        @Override
        public List<Object> args() {
            return token.args();
        }
    }

    /** Withdraws an API token of one's own. */
    record WithdrawToken(UUID tokenId) implements OfOneself {
        @Override
        public String code() {
            return "withdraw-token";
        }
    }
}
