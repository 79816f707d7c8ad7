// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import dev.parley.port.ChatObserver;
import dev.parley.testkit.ChatObserverContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MicrometerObserverTest extends ChatObserverContract {
  private final MicrometerObserver observer = new MicrometerObserver(new MicrometerSettings(3));

  @AfterEach
  void close() {
    observer.close();
  }

  @Override
  protected ChatObserver observer() {
    return observer;
  }

  @Override
  protected long read(String provider, String model) {
    return value("parley_prompt_tokens_reported_ratio_count", provider, model);
  }

  @Override
  protected long cut(String provider, String model) {
    return value("parley_prompts_cut_upstream_total", provider, model);
  }

  @Test
  void ratioIsToldAsSumAndNumberAndMost() {
    observer.observe(prompt("llama", 1000, 500));
    observer.observe(prompt("llama", 1000, 750));

    assertThat(observer.text())
        .contains("# TYPE parley_prompt_tokens_reported_ratio summary\n")
        .contains(labelled("parley_prompt_tokens_reported_ratio_count") + "2\n")
        .contains(labelled("parley_prompt_tokens_reported_ratio_sum") + "1.25\n")
        .contains(labelled("parley_prompt_tokens_reported_ratio_max") + "0.75\n");
  }

  @Test
  void modelsBeyondTheBoundAreToldTogether() {
    for (int i = 0; i < 50; i++) {
      observer.observe(prompt("m" + i, 1000, 1000));
    }

    List<String> models = lines("parley_prompt_tokens_reported_ratio_count");
    assertThat(models).hasSize(4);
    assertThat(read("far", "m2")).isEqualTo(1);
    assertThat(read("far", "other")).isEqualTo(47);
  }

  @Test
  void nothingIsToldBeforeSomethingHappened() {
    assertThat(observer.text()).isEmpty();
  }

  @Test
  void boundIsAtLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MicrometerSettings(0));
    assertThat(MicrometerSettings.DEFAULT.mostModels()).isEqualTo(100);
  }

  private long value(String metric, String provider, String model) {
    String labels = "{model=\"" + model + "\",provider=\"" + provider + "\"} ";
    return lines(metric + labels).stream()
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private List<String> lines(String start) {
    return observer.text().lines().filter(line -> line.startsWith(start)).toList();
  }

  private static String labelled(String metric) {
    return metric + "{model=\"llama\",provider=\"far\"} ";
  }

  private static PromptRead prompt(String model, int counted, long read) {
    return new PromptRead("far", new ModelId(model), counted, read, false);
  }
}
