// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a server that runs about its keys: it alone may work on its data folder. */
final class KeyClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final URI address;
  private final @Nullable Secret key;

  KeyClient(URI address, @Nullable Secret key) {
    this.address = address;
    this.key = key;
  }

  String ask(KeyOrder order) throws CommandException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<byte[]> answer =
          http.send(request(order), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw refused(answer);
      }
      return new String(answer.body(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandException(
          "the server at " + address + " does not answer (" + e + "): say it again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while asking the server at " + address, e);
    }
  }

  private HttpRequest request(KeyOrder order) {
    HttpRequest.Builder request =
        switch (order) {
          case KeyOrder.Create create -> post("", create.json());
          case KeyOrder.Page page ->
              at("?limit=100" + (page.after() == null ? "" : "&after=" + page.after()));
          case KeyOrder.Rotate rotate -> post("/" + rotate.id() + "/rotate", rotate.json());
          case KeyOrder.Revoke revoke -> at("/" + revoke.id()).DELETE();
        };
    if (key != null) {
      request.header("Authorization", "Bearer " + key.value());
    }
    return request.build();
  }

  private HttpRequest.Builder post(String path, String json) {
    return at(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(ChatClient.resolve(address, "/api/v1/keys" + path))
        .timeout(PATIENCE);
  }

  private CommandException refused(HttpResponse<byte[]> answer) throws IOException {
    String message = AnswerReader.errorMessage(new ByteArrayInputStream(answer.body()));
    return new CommandException(
        switch (answer.statusCode()) {
          case 401, 403 ->
              "the server at "
                  + address
                  + " wants an admin's key ("
                  + message
                  + "): put one into PARLEY_ADMIN_KEY or PARLEY_API_KEY, or stop the server and say"
                  + " it again";
          case 400, 404, 409 -> message;
          default ->
              "the server at " + address + " answers " + answer.statusCode() + ": " + message;
        });
  }
}
