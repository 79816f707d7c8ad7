// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
  private static final PromptRead READ =
      new PromptRead("far", new ModelId("llama"), 8000, 4096, true);
  private static final String CUT =
      "parley_prompts_cut_upstream_total{model=\"llama\",provider=\"far\"} ";
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void whatHappenedBeforeSomebodyAskedIsToldToo() {
    metrics.observe(READ);
    assertThat(metrics.isLoaded()).isFalse();

    assertThat(metrics.text()).contains(CUT + "1.0\n");

    metrics.observe(READ);
    assertThat(metrics.text()).contains(CUT + "2.0\n");
  }

  @Test
  void noMoreIsKeptForNobodyThanABoundedNumber() {
    for (int i = 0; i < Metrics.KEPT + 10; i++) {
      metrics.observe(READ);
    }
    assertThat(metrics.text()).contains(CUT + Metrics.KEPT + ".0\n");
  }

  @Test
  void serverTellsThemAsTextForPrometheus(@TempDir Path folder) throws Exception {
    try (ParleyServer server = new Home(folder).start(Home.NOBODY)) {
      var answer = Home.get(server, "/metrics");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
    }
  }
}
