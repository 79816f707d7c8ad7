// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.ServerFunction;
import dev.parley.json.JsonObject;
import dev.parley.testkit.ScriptedFunction;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listing functions and trying them without a model. */
final class FunctionsTest {
  private static final String ALL = "/api/v1/functions";
  private static final RawJson PARAMETERS =
      new RawJson(
          "{\"type\":\"object\",\"properties\":{\"order_id\":{\"type\":\"string\"}},"
              + "\"required\":[\"order_id\"]}");

  private final ScriptedFunction lookup =
      new ScriptedFunction(ServerFunction.of("lookup", "Status of an order", PARAMETERS));
  private final ScriptedFunction book =
      new ScriptedFunction(
          ServerFunction.of("book", "Books", ServerFunction.NO_PARAMETERS).withSideEffects());
  private final Edge edge = Edge.start();

  @BeforeEach
  void addFunctions() {
    edge.functions.add(lookup);
    edge.functions.add(book);
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void functionsAreListedWithTheirRules() throws Exception {
    HttpResponse<String> answer = edge.get(ALL);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"name\":\"lookup\",\"description\":\"Status of an"
                + " order\",\"parameters\":"
                + PARAMETERS
                + ",\"side_effects\":false,\"confirm\":\"auto\",\"source\":\"test\"},"
                + "{\"name\":\"book\",\"description\":\"Books\",\"parameters\":"
                + ServerFunction.NO_PARAMETERS
                + ",\"side_effects\":true,\"confirm\":\"auto\",\"source\":\"test\"}],"
                + "\"has_more\":false}");
  }

  @Test
  void aTrialRunsTheFunctionAndTellsItsResult() throws Exception {
    lookup.answer("on its way");
    HttpResponse<String> answer = attempt("lookup", "{\"arguments\":{\"order_id\":\"A\"}}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject body = JsonObject.parse(answer.body());
    assertThat(body.bool("ok")).contains(true);
    assertThat(body.string("result")).contains("on its way");
    assertThat(body.integer("ms")).isPresent();
    assertThat(lookup.invocations().getFirst().arguments())
        .isEqualTo(new RawJson("{\"order_id\":\"A\"}"));
  }

  @Test
  void aFailureIsAnAnswer() throws Exception {
    lookup.fail("the shop is closed");
    assertThat(attempt("lookup", "{\"arguments\":{\"order_id\":\"A\"}}").body())
        .startsWith("{\"ok\":false,\"result\":\"the shop is closed\"");
    lookup.crash(new IllegalStateException("of the inside"));
    HttpResponse<String> broken = attempt("lookup", "{\"arguments\":{\"order_id\":\"A\"}}");
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(broken.body()).startsWith("{\"ok\":false").doesNotContain("of the inside");
  }

  @Test
  void argumentsThatDoNotKeepToTheSchemaRunNothing() throws Exception {
    HttpResponse<String> answer = attempt("lookup", "{\"arguments\":{}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("arguments.order_id is missing: it is required, a string", "invalid_value");
    assertThat(lookup.invocations()).isEmpty();
  }

  @Test
  void whatChangesSomethingMustBeConfirmed() throws Exception {
    HttpResponse<String> answer = attempt("book", "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("confirmation_required", "\"param\":\"confirm\"");
    assertThat(book.invocations()).isEmpty();
    assertThat(attempt("book", "{\"confirm\":true}").body()).startsWith("{\"ok\":true");
    assertThat(book.deeds()).hasSize(1);
  }

  @Test
  void whatIsNotThereOrNotKnownIsSaid() throws Exception {
    HttpResponse<String> unknown = attempt("lokup", "{}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .contains("function_not_found", "there is no function lokup: use one of [lookup, book]");
    assertThat(attempt("book", "{\"argument\":{}}").body())
        .contains("argument is unknown: did you mean arguments?");
    assertThat(attempt("book", "[]").statusCode()).isEqualTo(400);
    assertThat(attempt("book", "{\"arguments\":[]}").statusCode()).isEqualTo(400);
  }

  @Test
  void aFunctionThatNeedsNoArgumentsIsTriedWithoutABody() throws Exception {
    ScriptedFunction clock =
        new ScriptedFunction(ServerFunction.of("clock", "The time", ServerFunction.NO_PARAMETERS));
    clock.answer("noon");
    edge.functions.add(clock);
    HttpResponse<String> answer =
        edge.send(
            HttpRequest.newBuilder(edge.uri(ALL + "/clock/try"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.body()).startsWith("{\"ok\":true,\"result\":\"noon\"");
  }

  @Test
  void everybodyMayListThemAndAdministratorsTryThem() throws Exception {
    Keyring ring = Keyring.lock(edge);
    String user = ring.user("ada");
    assertThat(ring.get(user, ALL).body()).contains("\"name\":\"lookup\"");
    String lookup = "{\"arguments\":{\"order_id\":\"A\"}}";
    assertThat(ring.post(user, ALL + "/lookup/try", lookup).statusCode()).isEqualTo(403);
    assertThat(edge.get(ALL).statusCode()).isEqualTo(401);
    assertThat(this.lookup.invocations()).isEmpty();
    assertThat(ring.post(ring.admin(), ALL + "/lookup/try", lookup).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> attempt(String name, String body) throws Exception {
    return edge.post(ALL + "/" + name + "/try", body);
  }
}
