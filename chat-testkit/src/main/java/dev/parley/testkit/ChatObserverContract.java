// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.ChatEvent;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import dev.parley.port.ChatObserver;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ChatObserver} does. An adapter's test extends this class, gives an observer
 * that was told nothing yet, and says what it knows.
 */
public abstract class ChatObserverContract {
  private static final int MANY = 1000;

  /** For subclasses. */
  protected ChatObserverContract() {}

  /** The observer of this test: the same one each time. */
  protected abstract ChatObserver observer();

  /** How many prompts it knows of that this model has read. */
  protected abstract long read(String provider, String model);

  /** How many of them were cut. */
  protected abstract long cut(String provider, String model);

  @Test
  void promptsAreCountedForEachModel() {
    observer().observe(prompt("far", "llama", false));
    observer().observe(prompt("far", "llama", true));
    observer().observe(prompt("near", "llama", false));

    assertThat(read("far", "llama")).isEqualTo(2);
    assertThat(cut("far", "llama")).isEqualTo(1);
    assertThat(read("near", "llama")).isEqualTo(1);
    assertThat(cut("near", "llama")).isZero();
  }

  @Test
  void eventsOfManyThreadsAreAllKept() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        var unused = threads.submit(() -> observer().observe(prompt("far", "llama", true)));
      }
    }
    assertThat(read("far", "llama")).isEqualTo(MANY);
    assertThat(cut("far", "llama")).isEqualTo(MANY);
  }

  @Test
  void nothingThatAModelMayBeNamedMakesItFail() {
    for (String name : new String[] {"a\"b", "line\nbreak", "\u4F60\u597D", "m".repeat(256)}) {
      assertThatCode(() -> observer().observe(prompt("far", name, true)))
          .doesNotThrowAnyException();
    }
  }

  private static ChatEvent prompt(String provider, String model, boolean cut) {
    return new PromptRead(provider, new ModelId(model), 1000, cut ? 500 : 990, cut);
  }
}
