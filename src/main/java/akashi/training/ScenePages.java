package akashi.training;

import akashi.core.access.Access;
import akashi.core.diagnosis.Mender;
import akashi.core.fault.Fault;
import akashi.core.lesson.Cause;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Deeds;
import akashi.core.lesson.Marks;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Eight calls about a broken lab site: cause, owner and mend are asked. */
public final class ScenePages {

    private final Marks marks;
    private final Deeds deeds;

    /** Over what is kept of learners. */
    public ScenePages(Marks marks, Deeds deeds) {
        this.marks = marks;
        this.deeds = deeds;
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn/scenes", Access.TRAINEE, this::list);
        routes.get("/learn/scenes/{number}", Access.TRAINEE, this::show);
        routes.post("/learn/scenes/again", Access.TRAINEE, this::again);
        routes.post("/learn/scenes/{number}", Access.TRAINEE, this::say);
    }

    /** A scene in the list: {@code right} is {@code null} before it was answered. */
    record Item(int number, Message call, Boolean right) {}

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }

    private Round round(Exchange x) {
        return Round.of(marks, learner(x));
    }

    private static Scenes scenes(Exchange x, Round round) {
        return Scenes.of(learner(x), round.number(), x.now().truncatedTo(ChronoUnit.DAYS));
    }

    private static int number(Exchange x) {
        return x.path("number", text -> {
            if (!text.matches("[1-8]")) {
                throw new Fault.NotFound("scene " + text);
            }
            return Integer.parseInt(text);
        });
    }

    private static List<Item> items(Round round, Scenes scenes) {
        return IntStream.rangeClosed(1, Scenes.EIGHT)
                .mapToObj(n -> new Item(
                        n,
                        call(scenes, n),
                        round.said(n).map(said -> said.right(scenes.answer(n))).orElse(null)))
                .toList();
    }

    private static Message call(Scenes scenes, int number) {
        Broken it = scenes.broken().get(number - 1);
        String symptom = scenes.answer(number).cause().symptom().name();
        return Message.of(
                "scenes.call." + symptom, it.from().shortLabel(), it.to().shortLabel());
    }

    private void list(Exchange x) {
        Round round = round(x);
        List<Item> items = items(round, scenes(x, round));
        long right =
                items.stream().filter(item -> Boolean.TRUE.equals(item.right())).count();
        long done = items.stream().filter(item -> item.right() != null).count();
        x.page("training/scenes", Map.of("round", round, "items", items, "right", right, "done", done));
    }

    private void show(Exchange x) {
        int number = number(x);
        Round round = round(x);
        Scenes scenes = scenes(x, round);
        Broken it = scenes.broken().get(number - 1);
        Map<String, Object> model = new HashMap<>();
        model.put("number", number);
        model.put("next", number < Scenes.EIGHT ? "/learn/scenes/" + (number + 1) : "/learn/scenes");
        model.put("call", call(scenes, number));
        model.put("symptom", Message.of(scenes.answer(number).cause().symptom()));
        model.put("facts", SceneFacts.of(it));
        model.put("choices", scenes.choices(number));
        model.put("answer", scenes.answer(number));
        model.put("said", round.said(number).orElse(null));
        model.put(
                "saidMend",
                round.said(number).map(said -> Message.of(said.mend())).orElse(null));
        x.page("training/scene", model);
    }

    private void say(Exchange x) {
        int number = number(x);
        Round round = round(x);
        Scenes scenes = scenes(x, round);
        Scenes.Choices choices = scenes.choices(number);
        x.onFault(this::show);
        Cause cause = x.form().required("cause", text -> among(choices.causes(), text, Cause::name, "cause"));
        Mender owner = x.form().required("owner", text -> among(choices.owners(), text, Mender::name, "owner"));
        Message mend = x.form().required("mend", text -> among(choices.mends(), text, Message::key, "mend"));
        x.form().done();
        if (round.said(number).isEmpty()) {
            Round now = round.saying(number, new Scenes.Said(cause, owner, mend.key()));
            now.keep(marks, learner(x), x.now());
            note(x, now, scenes);
        }
        x.redirect("/learn/scenes/" + number);
    }

    private void note(Exchange x, Round round, Scenes scenes) {
        long right = items(round, scenes).stream()
                .filter(item -> Boolean.TRUE.equals(item.right()))
                .count();
        if (right > 0) {
            deeds.note(learner(x), Deed.FAULT_FOUND, x.now());
        }
        if (right == Scenes.EIGHT) {
            deeds.note(learner(x), Deed.EIGHT_FOUND, x.now());
        }
    }

    private static <T> T among(List<T> choices, String text, Function<T, String> id, String field) {
        return choices.stream()
                .filter(choice -> id.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput(field, "training.choice.unknown"));
    }

    private void again(Exchange x) {
        round(x).next().keep(marks, learner(x), x.now());
        x.redirect("/learn/scenes");
    }
}
