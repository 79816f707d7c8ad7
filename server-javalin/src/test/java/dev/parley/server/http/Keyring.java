// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Makes keys at an edge, and calls it with them. */
final class Keyring {
  static final String KEYS = "/api/v1/keys";
  private final Edge edge;
  private final String admin;

  private Keyring(Edge edge, String admin) {
    this.edge = edge;
    this.admin = admin;
  }

  /** Makes the first key, which locks the door. */
  static Keyring lock(Edge edge) throws Exception {
    HttpResponse<String> made = edge.post(KEYS, "{\"name\":\"first\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return new Keyring(edge, Said.json(made).requiredString("key"));
  }

  String admin() {
    return admin;
  }

  /** The answer to making a key. */
  JsonObject make(String json) throws Exception {
    HttpResponse<String> made = post(admin, KEYS, json);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return Said.json(made);
  }

  /** A user's key. */
  String user(String name) throws Exception {
    return make("{\"name\":\"" + name + "\"}").requiredString("key");
  }

  HttpResponse<String> get(String key, String path) throws Exception {
    return edge.send(request(key, path));
  }

  HttpResponse<String> delete(String key, String path) throws Exception {
    return edge.send(request(key, path).DELETE());
  }

  HttpResponse<String> post(String key, String path, String json) throws Exception {
    return edge.post(path, json, "Authorization", "Bearer " + key);
  }

  private HttpRequest.Builder request(String key, String path) {
    return HttpRequest.newBuilder(edge.uri(path)).header("Authorization", "Bearer " + key);
  }
}
