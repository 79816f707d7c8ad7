// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.port.Dependency;
import dev.parley.port.Dependency.State;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models, health and the start page. */
final class ReadingTest {
  private final Edge edge = Edge.start();

  @AfterEach
  void stop() {
    edge.close();
  }

  private record Known(String name, State state) implements Dependency {}

  @Test
  void modelsAreListed() throws Exception {
    JsonObject list = Said.json(edge.get("/v1/models"));
    assertThat(list.requiredString("object")).isEqualTo("list");
    assertThat(list.objects("data"))
        .extracting(model -> model.requiredString("id") + " " + model.requiredString("owned_by"))
        .containsExactly("default parley", "scripted model", "mute mute");
  }

  @Test
  void modelIsFoundByANameWithASlash() throws Exception {
    for (String name : new String[] {"scripted", "model/scripted", "model%2Fscripted"}) {
      JsonObject model = Said.json(edge.get("/v1/models/" + name));
      assertThat(model.requiredString("object")).isEqualTo("model");
      assertThat(model.requiredString("owned_by")).isEqualTo("model");
    }
  }

  @Test
  void unknownModelIsNotFound() throws Exception {
    var response = edge.get("/v1/models/other");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Said.error(response).requiredString("code")).isEqualTo("model_not_found");
  }

  @Test
  void livingServerSaysSo() throws Exception {
    assertThat(edge.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void serverWithoutAnyProviderThatWorksIsNotReady() throws Exception {
    try (Edge broken = Edge.over(new Known("broken", State.down("it is broken: mend it")))) {
      var response = broken.get("/health/ready");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(Said.json(response).requiredString("status")).isEqualTo("down");
    }
  }

  @Test
  void serverIsReadyOnceOneProviderIs() throws Exception {
    Known broken = new Known("broken", State.down("it is broken: mend it"));
    try (Edge half = Edge.over(broken, new Known("local", State.up("well")))) {
      var response = half.get("/health/ready");
      assertThat(response.statusCode()).isEqualTo(200);
      JsonObject health = Said.json(response);
      assertThat(health.requiredString("status")).isEqualTo("ready");
      assertThat(health.objects("dependencies").getFirst().requiredString("message"))
          .isEqualTo("it is broken: mend it");
    }
  }

  @Test
  void serverThatFetchesItsModelTellsHowFarItIs() throws Exception {
    State fetching = State.starting("fetching: 10 of 40 MB", OptionalDouble.of(0.25));
    try (Edge early = Edge.over(new Known("local", fetching))) {
      var response = early.get("/health/ready");
      assertThat(response.statusCode()).isEqualTo(503);
      JsonObject health = Said.json(response);
      assertThat(health.requiredString("status")).isEqualTo("starting");
      assertThat(health.objects("dependencies").getFirst().number("progress").orElseThrow())
          .isEqualByComparingTo("0.25");
    }
  }

  @Test
  void peopleAreToldTheSameWithoutAnErrorStatus() throws Exception {
    State fetching = State.starting("fetching: 10 of 40 MB", OptionalDouble.of(0.25));
    try (Edge early = Edge.over(new Known("local", fetching))) {
      var told = early.get("/health");
      assertThat(told.statusCode()).isEqualTo(200);
      assertThat(told.body()).isEqualTo(early.get("/health/ready").body());
    }
  }

  @Test
  void headIsAnsweredWhereGetIs() throws Exception {
    try (Wire wire = edge.wire()) {
      wire.send("HEAD /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(wire.readAll()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }
  }
}
