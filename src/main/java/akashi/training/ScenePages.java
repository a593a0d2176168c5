package akashi.training;

import akashi.core.access.Access;
import akashi.core.diagnosis.Mender;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.lesson.Cause;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Said;
import akashi.core.text.Message;
import akashi.store.SceneAnswers;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Eight calls about a broken model site: cause, owner and mend are asked. */
public final class ScenePages {

    private final SceneAnswers answers;

    /** Over what is kept of learners. */
    public ScenePages(SceneAnswers answers) {
        this.answers = answers;
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn/scenes", Access.TRAINEE, this::list);
        routes.get("/learn/scenes/{number}", Access.TRAINEE, this::show);
        routes.personal("/learn/scenes/again", Access.TRAINEE, this::again);
        routes.personal("/learn/scenes/{number}", Access.TRAINEE, this::say);
    }

    /** A scene in the list: {@code right} is {@code null} before it was answered. */
    record Item(int number, Message call, Boolean right) {}

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }

    private Scenes scenes(Exchange x) {
        return Scenes.of(
                learner(x),
                answers.round(learner(x)),
                x.now().truncatedTo(ChronoUnit.DAYS),
                kind -> x.text(Message.of(kind)));
    }

    private Map<Integer, Said> said(Exchange x, Scenes scenes) {
        return answers.of(learner(x), scenes.round());
    }

    private static int number(Exchange x) {
        return x.path("number", text -> {
            if (!text.matches("[1-8]")) {
                throw new Fault.NotFound("scene " + text);
            }
            return Integer.parseInt(text);
        });
    }

    private static List<Item> items(Map<Integer, Said> said, Scenes scenes) {
        return IntStream.rangeClosed(1, Scenes.EIGHT)
                .mapToObj(n -> new Item(
                        n,
                        call(scenes, n),
                        said.containsKey(n) ? scenes.answer(n).met(said.get(n)) : null))
                .toList();
    }

    private static long right(List<Item> items) {
        return items.stream().filter(item -> Boolean.TRUE.equals(item.right())).count();
    }

    private static Message call(Scenes scenes, int number) {
        Broken it = scenes.broken().get(number - 1);
        String symptom = scenes.answer(number).cause().symptom().name();
        return Message.of(
                "scenes.call." + symptom, it.from().shortLabel(), it.to().shortLabel());
    }

    private void list(Exchange x) {
        Scenes scenes = scenes(x);
        Map<Integer, Said> said = said(x, scenes);
        List<Item> items = items(said, scenes);
        x.page(
                "training/scenes",
                Map.of("round", scenes.round(), "items", items, "right", right(items), "done", said.size()));
    }

    private void show(Exchange x) {
        int number = number(x);
        Scenes scenes = scenes(x);
        Said said = said(x, scenes).get(number);
        Broken it = scenes.broken().get(number - 1);
        Map<String, Object> model = new HashMap<>();
        model.put("number", number);
        model.put("round", scenes.round());
        model.put("next", number < Scenes.EIGHT ? "/learn/scenes/" + (number + 1) : "/learn/scenes");
        model.put("call", call(scenes, number));
        model.put("symptom", Message.of(scenes.answer(number).cause().symptom()));
        model.put("facts", SceneFacts.of(it));
        model.put("choices", scenes.choices(number));
        model.put("answer", scenes.answer(number));
        model.put("said", said);
        model.put("saidMend", said == null ? null : Message.of(said.mend()));
        model.put("does", said == null ? null : does(said.mend()));
        x.page("training/scene", model);
    }

    /** What such a mend would do, and where it helps. */
    static Message does(String mend) {
        return Message.of("scenes.does." + mend);
    }

    private void say(Exchange x) {
        int number = number(x);
        Scenes scenes = scenes(x);
        Scenes.Choices choices = scenes.choices(number);
        x.onFault(this::show);
        if (!of(scenes.round(), x)) {
            throw new Fault.Refused(Refusal.of("TRAINING", Message.of("scenes.refused.round")));
        }
        Cause cause = x.form().chosen("cause", text -> among(choices.causes(), text, Cause::name, "cause"));
        Mender owner = x.form().chosen("owner", text -> among(choices.owners(), text, Mender::name, "owner"));
        Message mend = x.form().chosen("mend", text -> among(choices.mends(), text, Message::key, "mend"));
        x.form().done();
        Said said = new Said(cause, owner, mend.key());
        answers.say(learner(x), scenes.round(), number, said, all -> deeds(all, scenes), x.now());
        x.redirect("/learn/scenes/" + number);
    }

    private static List<Deed> deeds(Map<Integer, Said> said, Scenes scenes) {
        long right = right(items(said, scenes));
        return right == 0
                ? List.of()
                : right < Scenes.EIGHT ? List.of(Deed.FAULT_FOUND) : List.of(Deed.FAULT_FOUND, Deed.EIGHT_FOUND);
    }

    private static <T> T among(List<T> choices, String text, Function<T, String> id, String field) {
        return choices.stream()
                .filter(choice -> id.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput(field, "training.choice.unknown"));
    }

    /** Whether the form was shown in this round: what stands in one of an earlier round is about other faults. */
    private static boolean of(int round, Exchange x) {
        return x.form().number("round", 0, Integer.MAX_VALUE, 0) == round;
    }

    private void again(Exchange x) {
        int round = answers.round(learner(x));
        if (of(round, x)) {
            answers.begin(learner(x), round + 1, x.now());
        }
        x.redirect("/learn/scenes");
    }
}
