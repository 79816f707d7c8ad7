// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.parley.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes the pictures of the documentation, with the page as it is: run it from the folder of this
 * module, and look at them before they are committed.
 */
final class Screenshots {
  private static final Map<String, View> PICTURES =
      Map.of(
          "chat.png", View.desk().still(),
          "chat-dark.png", View.desk().dark().still(),
          "chat-phone.png", View.phone().still());

  private Screenshots() {}

  /**
   * Makes them.
   *
   * @param arguments the folder to put them into; {@code ../docs/img} where it is left out
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../docs/img");
    Files.createDirectories(folder);
    try (Machine machine = Machine.start();
        Desk desk = Desk.scripted(machine.browser())) {
      String shown = conversations(desk);
      for (Map.Entry<String, View> picture : PICTURES.entrySet()) {
        Visit visit = desk.open("/c/" + shown, picture.getValue());
        assertThat(visit.answer().locator("td").first()).isVisible();
        assertThat(visit.get("window-bar")).not().hasAttribute("aria-valuenow", "0");
        visit.keepPicture(folder.resolve(picture.getKey()));
      }
      windowOf(desk).keepPicture(folder.resolve("window.png"));
      desk.assertClean();
    }
  }

  /** What the model sees of a conversation that is longer than its window. */
  private static Visit windowOf(Desk desk) {
    List<String> texts = new ArrayList<>(List.of(text("packing.md").split("\n\n", -1)));
    List<String> talk = List.of(text("lisbon.md").split("\n\n", -1));
    Collections.nCopies(12, talk).forEach(texts::addAll);
    String id = desk.api().conversation(texts.toArray(String[]::new));
    Visit visit = desk.open("/c/" + id, View.desk().still());
    assertThat(visit.answer()).isVisible();
    Telling answer = desk.model().tells();
    visit.send("Does the buggy go on the airport bus?");
    var unused = answer.say("Carry it folded: the bus has a rack by the second door.");
    assertThat(visit.answer()).containsText("by the second door");
    desk.model().answers(text("summary.md"));
    answer.end();
    String question = "What was it that Ida must not eat?";
    Await.until(
        "a summary and recalled turns",
        Duration.ofMinutes(2),
        () -> isRemembered(desk.api(), id, question));
    visit.press("Alt+W");
    visit.get("composer").fill(question);
    long used = desk.api().ledger(id, question).integer("used").orElseThrow();
    assertThat(visit.get("window-sum")).containsText("%,d of".formatted(used));
    visit.page().locator(".stretch[data-fate=recalled]").first().focus();
    return visit;
  }

  private static boolean isRemembered(Api api, String conversation, String question) {
    List<String> fates =
        api.ledger(conversation, question).objects("entries").stream()
            .map(entry -> entry.requiredString("fate"))
            .toList();
    return fates.containsAll(List.of("summarized", "recalled"));
  }

  /** A list that somebody could have, and the id of the newest. */
  private static String conversations(Desk desk) {
    Api api = desk.api();
    api.conversation("Which trees grow well in a small, shady garden?", "Hazel and dogwood.");
    api.conversation("Help me word a friendly reminder to a late payer", "Of course.");
    api.conversation("Plan three days in Lisbon with a toddler", "Gladly.");
    api.conversation("Why does sourdough need so long to rise?", "Its yeast is wild.");
    api.conversation("Explain how a rainbow comes about", "Light bends in drops.");
    return api.conversation(
        "How do we make our reports open faster?",
        text("first.md"),
        "How much would we gain, and how does it look in code?",
        text("second.md"));
  }

  private static String text(String name) {
    try (InputStream in = Screenshots.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no " + name + " beside this class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
