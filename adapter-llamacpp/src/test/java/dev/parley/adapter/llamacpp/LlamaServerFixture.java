// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import dev.parley.domain.chat.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The real llama-server with the real small model, started once for all test classes. */
final class LlamaServerFixture implements AutoCloseable {
  static final int WINDOW = 1024;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final LlamaServer server;
  private final Path log;

  private LlamaServerFixture() throws IOException {
    log = Files.createTempFile("parley-llama-server", ".log");
    server =
        LlamaServer.start(
            LlamaCppSettings.builder()
                .contextTokens(WINDOW)
                .slots(2)
                .threads(1)
                .logFile(log)
                .build());
    try {
      server.awaitReady(PATIENCE);
    } catch (InterruptedException e) {
      server.close();
      throw new AssertionError(e);
    }
  }

  Endpoint endpoint() {
    return server.endpoint();
  }

  /** A model over the server, or over what stands in front of it. */
  LlamaCppChatModel model(Endpoint place, Duration timeout) {
    return LlamaCppChatModel.connect(
        new RemoteLlamaCppSettings(
            "local", new ModelId(Chats.MODEL), place.baseUrl(), place.apiKey(), timeout));
  }

  @Override
  public void close() {
    server.close();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands it to tests. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LlamaServerFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(LlamaServerFixture.class))
          .computeIfAbsent(
              LlamaServerFixture.class,
              key -> {
                try {
                  return new LlamaServerFixture();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              LlamaServerFixture.class);
    }
  }
}
