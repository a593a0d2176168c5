package akashi.journey;

import akashi.TestPortal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;

/** The steps of the main job, in the words of the domain. */
final class MainJob {

    private static final String INVENTORY = """
            computer,role,name,addresses,domain,windows,count
            mgmt-01,MANAGEMENT,Management,10.1.0.1,harbour.example,SERVER_2022,
            rec-01,RECORDING,岸壁,10.1.0.11,harbour.example,SERVER_2022,
            rec-02,RECORDING,Gate,10.1.0.12,harbour.example,SERVER_2016,
            ,SMART_CLIENT,Control room,,,,4
            """;

    private final Administrator person;

    MainJob(Administrator person) {
        this.person = person;
    }

    void setUpWithAFile(URI invitation, String lang) {
        person.open(invitation.toString());
        person.type("password", TestPortal.PASSWORD);
        person.type("again", TestPortal.PASSWORD);
        person.choose("language", lang);
        person.pick("begin", "CSV");
        person.type("site", "Harbour");
        person.type("domain", "harbour.example");
        person.press(By.cssSelector("form[action='/setup'] button"));
    }

    void importInventory(Path folder) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("inventory.csv"), INVENTORY, StandardCharsets.UTF_8);
        person.open("/sites/import");
        person.file("file", file);
        person.press(By.cssSelector("form[enctype] button.primary"));
        person.press(By.cssSelector("form[action^='/sites/import/'] button.primary"));
    }

    void makeTheAuthority() {
        person.open("/authorities/new");
        person.type("name", "Harbour CA");
        person.press(By.cssSelector("form[action='/authorities/new'] button.primary"));
    }

    /** Turns one switch of the pair alone: refused, with the reasons and the whole pair offered beside it. */
    void turnOneSwitchAlone() {
        person.open("/encryption");
        person.press(switchOf("SERVER"), By.id("complete-pair"));
    }

    private static By switchOf(String slot) {
        return By.xpath("//form[@action='/encryption/turn'][.//input[@name='slot'][@value='" + slot
                + "']]//button[contains(@class, 'switch')]");
    }

    List<String> reasons() {
        return person.texts(By.cssSelector(".refuse .reasons li"));
    }

    /** Takes the offered pair and answers the change set's address. */
    String completeThePair() {
        person.press(By.id("complete-pair"));
        return person.path();
    }

    /** Plans streaming for every recorder. */
    String planStreaming() {
        person.open("/encryption/new");
        person.choose("STREAMING", "on");
        person.press(By.cssSelector("#choose button"));
        person.press(By.id("save"));
        return person.path();
    }

    void issueForAll() {
        person.open("/certificates/issue");
        person.press(By.cssSelector("form[action='/certificates/issue'] button.primary"));
        person.waitFor(By.cssSelector("a.primary[href='/certificates/bundles']"));
    }

    /** Takes the bundles of all computers in one file. */
    Path downloadBundles() {
        person.open("/certificates/bundles");
        person.tickAll("computer");
        person.press(By.cssSelector("form[action='/certificates/bundles'] button.primary"));
        person.waitFor(By.cssSelector("form[action$='/passwords'] button"));
        person.download(By.cssSelector("form[action$='/passwords'] button"), ".csv");
        return person.download(By.cssSelector("a[href$='/bundles.zip']"), ".zip");
    }

    void tellEverything() {
        for (String fact : List.of("CERTIFICATE_INSTALLED", "KEY_READABLE", "CA_TRUSTED")) {
            person.open("/facts?fact=" + fact);
            person.press(By.name("everyone"));
        }
    }

    /** Passes the gate of a change set and records that all its switches are in effect. */
    void go(String changeSet) {
        person.open(changeSet);
        person.tickAll("ack");
        person.typeIntoAll("note-", "Looked at on every computer");
        person.press(By.id("go"));
        person.pressUntilGone(By.id("done-all"));
    }

    /** The statuses of every connection that the diagram of a link shows, as words. */
    List<String> statuses(String link) {
        person.open("/topology/" + link);
        return person.texts(By.cssSelector("#view tbody td .chip"));
    }
}
