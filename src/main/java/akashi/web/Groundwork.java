package akashi.web;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What the web server is made of before there is a database: texts, templates and assets. Most of a start is spent on
 * loading classes, so this can go on in a thread of its own while the database opens.
 */
public final class Groundwork {

    static {
        // References in 64 bytes. Jetty would start the whole of JMX to learn it, and only spaces out its queues by it.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    }

    private final Messages messages;
    private final FutureTask<Laid> work;

    /** What is ready in the end. */
    record Laid(Renderer renderer, Assets assets) {}

    private Groundwork(Messages messages, boolean rehearsed) {
        this.messages = messages;
        this.work = new FutureTask<>(() -> lay(rehearsed));
    }

    /** Does nothing until a server needs it: no server may ever be started on it. */
    public static Groundwork of(Messages messages) {
        return new Groundwork(messages, false);
    }

    /** Begins at once, and also does what the first request would otherwise have to wait for. */
    public static Groundwork begun(Messages messages) {
        Groundwork groundwork = new Groundwork(messages, true);
        Thread thread = new Thread(groundwork.work, "groundwork");
        // A start that fails for another reason does not wait for it.
        thread.setDaemon(true);
        thread.start();
        return groundwork;
    }

    /** The texts, which are there from the beginning. */
    public Messages messages() {
        return messages;
    }

    /** Waits until it is done; what went wrong there goes wrong here. */
    Laid laid() {
        work.run();
        try {
            return work.get();
        } catch (ExecutionException failure) {
            throw new CompletionException(failure.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Laid lay(boolean rehearsed) throws Exception {
        Laid laid = new Laid(new Renderer(messages), new Assets());
        if (rehearsed) {
            Rehearsal.serve();
            for (Lang lang : Lang.values()) {
                laid.renderer().page("error", lang, Answer.sample(messages, laid.assets(), lang));
            }
        }
        return laid;
    }
}
