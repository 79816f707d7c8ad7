// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Dependency.Status;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemoteStateTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"200,UP", "503,STARTING", "404,DOWN", "500,DOWN"})
  void theServersHealthIsTheState(int status, Status expected) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    try (LlamaCppChatModel model = model()) {
      assertThat(model.name()).isEqualTo("local");
      assertThat(model.state().status()).isEqualTo(expected);
    }
  }

  @Test
  void aServerThatIsGoneIsDown() {
    try (LlamaCppChatModel model = model()) {
      server.close();
      assertThat(model.state().status()).isEqualTo(Status.DOWN);
      assertThat(model.state().message()).contains("can't be reached: start it");
    }
  }

  private LlamaCppChatModel model() {
    return LlamaCppChatModel.connect(RemoteLlamaCppSettings.of(server.url("/").uri(), Chats.MODEL));
  }
}
