package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.lesson.Said;
import java.util.List;
import org.openqa.selenium.By;

/** What a learner does with the pages of the portal, by the keyboard. */
final class Forms {

    private static final By BACK_FROM_SITE = By.id("back-to-lesson");
    private static final By NEXT = By.cssSelector("a[rel=next]");

    private final Keyboard keyboard;

    Forms(Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    void signIn(String name) {
        keyboard.type("username", name);
        keyboard.type("password", TestPortal.PASSWORD);
        keyboard.press(By.cssSelector("form[action='/sign-in'] button"));
        keyboard.element(By.cssSelector("header .who form"));
    }

    void next() {
        keyboard.press(NEXT);
    }

    /** Goes one of the ways out of the step: to the lab, to the learner's site, to a page. */
    void way(int number) {
        keyboard.press(By.cssSelector(
                ".ways-out > a:nth-child(%1$d), .ways-out > form:nth-child(%1$d) button".formatted(number)));
    }

    /** Goes back by the link to the step that the learner came from, or to its lesson. */
    void back(String step) {
        By crumb = By.cssSelector(".crumbs a[href='/learn/%s']".formatted(step));
        keyboard.press(keyboard.sees(crumb) ? crumb : BACK_FROM_SITE);
    }

    /** A handshake in the lab as it is chosen on the page. */
    void handshake(String tls) {
        keyboard.choose("tls", tls);
        keyboard.press(By.cssSelector(".lab-choice button"), By.id("played"));
        keyboard.element(By.id("came"));
    }

    void signSomething() {
        keyboard.press(By.cssSelector("form[action='/learn/lab/keys/make'] button"));
        keyboard.type("text", "Camera 7 looks at the gate.");
        keyboard.press(By.cssSelector("form[action='/learn/lab/keys/sign'] button"));
        keyboard.press(By.cssSelector("button[name=flip][value=NOTHING]"));
    }

    void flipBit() {
        keyboard.press(By.cssSelector("button[name=flip][value=TEXT]"));
    }

    void issueInLab() {
        keyboard.press(By.cssSelector("form[action='/learn/lab/certificate/issue'] button"));
        keyboard.element(By.id("fields"));
    }

    void makeAuthority() {
        keyboard.press(By.cssSelector("#main a[href='/authorities/new']"));
        keyboard.type("name", "Training CA");
        keyboard.choose("key", "RSA_2048");
        keyboard.press(By.cssSelector("form[action='/authorities/new'] button"));
    }

    /** Records a fact of everybody of whom it is still open. */
    void tellAll(String fact) {
        fact(fact);
        By everyone = By.name("everyone");
        if (keyboard.sees(everyone)) {
            keyboard.press(everyone);
        }
    }

    /** Records of one computer that something is so, or is not. */
    void tell(String fact, String host, String item, boolean value) {
        fact(fact);
        keyboard.tick(By.xpath("//tr[td/label/span[starts-with(., '%s')]]//input[@name='item'][contains(@value, '%s')]"
                .formatted(host, item)));
        keyboard.press(By.cssSelector("button[name=value][value='%s']".formatted(value)));
    }

    private void fact(String fact) {
        keyboard.press(By.cssSelector(".tabs a[href='/facts?fact=%s']".formatted(fact)));
    }

    void turn(String host, String slot) {
        By button = By.xpath("//form[input[@name='slot'][@value='%s']]/button[starts-with(@aria-label, '%s:')]"
                .formatted(slot, host));
        keyboard.space(button);
    }

    /** Takes the whole pair, which the portal offers in place of one computer alone. */
    void turnPair(String host) {
        turn(host, "SERVER");
        keyboard.press(By.id("complete-pair"));
    }

    /** Uses certificates that are there for what they fit as well. */
    void extendAll() {
        keyboard.press(By.cssSelector("form[action='/certificates/extend'] button"));
    }

    /** Has certificates issued for all that lack one. */
    void issueAll(String days) {
        keyboard.type("days", days);
        keyboard.press(By.cssSelector("form[action='/certificates/issue'] .btn.primary"));
        issued();
    }

    void renew(String host) {
        keyboard.tick(By.cssSelector("input[name=certificate][aria-label^='%s']".formatted(host)));
        keyboard.press(By.cssSelector("form[action='/certificates/renewals'].form .btn.primary"));
        issued();
    }

    /** Waits for the end of the work, which the page shows by itself. */
    private void issued() {
        keyboard.element(By.cssSelector("#progress:not([hx-get])"));
        assertThat(keyboard.sees(By.cssSelector("#progress .refuse"))).isFalse();
    }

    /** Answers all eight calls, one after the other. */
    void answerCalls(List<Said> right) {
        keyboard.press(By.id("scene-1"));
        for (Said said : right) {
            keyboard.pick("cause", said.cause().name());
            keyboard.pick("owner", said.owner().name());
            keyboard.pick("mend", said.mend());
            keyboard.press(By.id("answer"));
            assertThat(keyboard.sees(By.cssSelector("#result .said")))
                    .as("%s", said)
                    .isTrue();
            next();
        }
    }
}
