package akashi.store;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An act for tests of the funnel: it writes a setting, and can be told to fail. */
final class Notices {

    private Notices() {}

    record PostNotice(String text) implements Act<Integer> {
        @Override
        public String code() {
            return "post-notice";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return text;
        }

        @Override
        public List<Object> args() {
            return List.of(text);
        }
    }

    /** Counts how often it ran to its end. */
    static final class Post implements UseCase<PostNotice, Integer> {
        final AtomicInteger performed = new AtomicInteger();
        CountDownLatch entered;
        CountDownLatch mayGoOn;
        volatile boolean away = true;

        @Override
        public Class<PostNotice> act() {
            return PostNotice.class;
        }

        @Override
        public Integer perform(PostNotice act, ActContext context) {
            String before =
                    new Sites(context.db()).setting(context.siteId(), "notice").orElse("");
            new Sites(context.db()).set(context.siteId(), "notice", before + act.text());
            pause();
            context.planChanged();
            context.changed(Map.of("notice", before), Map.of("notice", before + act.text()));
            failIfAsked(act.text());
            return performed.incrementAndGet();
        }

        private void failIfAsked(String text) {
            if (text.contains("away") && away) {
                Mend mend = new Mend(Message.of("test.mend"), "/mend");
                throw new Fault.Refused(
                        new Refusal(Refusal.TOKEN, List.of(), Message.of("test.away"), List.of(), mend));
            }
            if (text.contains("bad")) {
                throw new Fault.Refused(Refusal.of("BAD", Message.of("test.bad", text)));
            }
            if (text.contains("defect")) {
                throw new IllegalStateException("a defect");
            }
        }

        private void pause() {
            if (entered == null) {
                return;
            }
            entered.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
