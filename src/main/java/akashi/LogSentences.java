package akashi;

import akashi.core.text.Message;
import akashi.web.Lang;
import akashi.web.Messages;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.helpers.MessageFormatter;

/** Makes sentences of the messages that are logged, in English, which is the language of the log. */
final class LogSentences {

    /** Read when the first message is logged: a start need not wait for it. */
    private static final class Texts {
        private static final Messages ALL = Messages.load(ZoneId.systemDefault());
    }

    private LogSentences() {}

    /** The event as it is written. */
    static ILoggingEvent in(ILoggingEvent event) {
        Object[] values = event.getArgumentArray();
        if (values == null || Arrays.stream(values).noneMatch(LogSentences::said)) {
            return event;
        }
        Object[] words = Arrays.stream(values)
                .map(value -> said(value) ? text(value) : value)
                .toArray();
        String line = MessageFormatter.basicArrayFormat(event.getMessage(), words);
        return (ILoggingEvent) Proxy.newProxyInstance(
                LogSentences.class.getClassLoader(),
                new Class<?>[] {ILoggingEvent.class},
                (proxy, method, given) ->
                        method.getName().equals("getFormattedMessage") ? line : method.invoke(event, given));
    }

    private static boolean said(Object value) {
        return value instanceof Message
                || value instanceof List<?> several
                        && !several.isEmpty()
                        && several.stream().allMatch(Message.class::isInstance);
    }

    private static String text(Object value) {
        return value instanceof Message message
                ? Texts.ALL.text(Lang.EN, message)
                : ((List<?>) value).stream().map(LogSentences::text).collect(Collectors.joining(" "));
    }
}
