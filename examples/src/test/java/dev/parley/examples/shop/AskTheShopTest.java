// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.examples.Program;
import dev.parley.examples.shop.Shop.Appointment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskTheShopTest {
  private static final Appointment TASTING =
      new Appointment(LocalDate.of(2026, 12, 5), LocalTime.of(15, 0), "Ada");
  private static final Message WISH =
      Message.user("Book a tasting on 2026-12-05 at 15:00 for Ada.");

  @TempDir private Path folder;

  private String run(String typed) throws Exception {
    try (Program program = Program.java(folder, Map.of(), AskTheShop.class.getName())) {
      return program.type(typed).finish();
    }
  }

  private Shop shop() {
    return Shop.open(folder.resolve("shop.db"));
  }

  @Test
  void programPrintsWhatTheShopKnowsAndBooksOnceItIsApproved() throws Exception {
    assertThat(run("y\n").lines())
        .containsExactly(
            "The shop says: {\"order_id\":\"A-17\",\"state\":\"on its"
                + " way\",\"arrives\":\"2026-12-01\"}",
            "The shop says: [{\"name\":\"Tieguanyin\",\"description\":\"oolong from Anxi, floral\","
                + "\"price\":14.50},{\"name\":\"Da Hong Pao\",\"description\":"
                + "\"oolong from the Wuyi mountains, roasted\",\"price\":32.00}]",
            "",
            "book_appointment {\"day\":\"2026-12-05\",\"time\":\"15:00\",\"guest\":\"Ada\"}? y/n",
            "The shop says: {\"day\":\"2026-12-05\",\"time\":\"15:00:00\",\"guest\":\"Ada\"}");
    assertThat(shop().appointments()).containsExactly(TASTING);
    assertThat(run("y\n")).contains("that time is taken");
    assertThat(shop().appointments()).containsExactly(TASTING);
  }

  @Test
  void nothingIsBookedThatWasRefused() throws Exception {
    assertThat(run("n\n")).contains("the user refused");
    assertThat(shop().appointments()).isEmpty();
  }

  @Test
  void allCallsThatWaitAreAnsweredAtOnceEachByALine() {
    List<FunctionToolCall> waiting = List.of(call("one"), call("two"), call("three"));
    assertThat(AskTheShop.decisions(waiting, new Scanner("y\r\nno\n")))
        .containsExactly(
            Message.tool("one", "{\"approved\": true}"),
            Message.tool("two", "{\"approved\": false}"),
            Message.tool("three", "{\"approved\": false}"));
  }

  private static FunctionToolCall call(String id) {
    return new FunctionToolCall(
        id, new FunctionCall("book_appointment", "{}", Extras.NONE), Extras.NONE);
  }

  @Test
  void approvalThatIsSentTwiceBooksOnce() throws Exception {
    try (ModelOfEnvironment model = ModelOfEnvironment.start(Map.of());
        SqliteDatabase database = SqliteDatabase.open(folder.resolve("parley.db"))) {
      AskTheShop asking = AskTheShop.of(model, database, shop());
      List<FunctionToolCall> waiting = asking.say(WISH);
      assertThat(waiting).hasSize(1);
      assertThat(shop().appointments()).isEmpty();
      Message approval = Message.tool(waiting.getFirst().id(), "{\"approved\": true}");
      assertThat(asking.say(approval)).isEmpty();
      assertThatThrownBy(() -> asking.say(approval))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("decided before");
      assertThat(shop().appointments()).containsExactly(TASTING);
    }
  }

  @Test
  void appointmentIsBookedOnceForItsKeyAndToNobodyElse() {
    assertThat(shop().book("one", TASTING)).contains(TASTING);
    assertThat(shop().book("one", TASTING)).contains(TASTING);
    assertThat(shop().book("two", TASTING)).isEmpty();
    assertThat(shop().appointments()).containsExactly(TASTING);
  }
}
