// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import dev.parley.port.ChatObserver;
import java.util.stream.Stream;

final class RecordingObserverTest extends ChatObserverContract {
  private final RecordingObserver observer = new RecordingObserver();

  @Override
  protected ChatObserver observer() {
    return observer;
  }

  @Override
  protected long read(String provider, String model) {
    return prompts(provider, model).count();
  }

  @Override
  protected long cut(String provider, String model) {
    return prompts(provider, model).filter(PromptRead::cut).count();
  }

  private Stream<PromptRead> prompts(String provider, String model) {
    return observer.events().stream()
        .map(PromptRead.class::cast)
        .filter(prompt -> prompt.provider().equals(provider))
        .filter(prompt -> prompt.model().equals(new ModelId(model)));
  }
}
