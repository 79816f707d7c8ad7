// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.micrometer;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.usage.ChatEvent;
import dev.parley.port.ChatObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps numbers of what happened, within this process. */
public final class MicrometerObserver implements ChatObserver, AutoCloseable {
  /** What {@link #text} is: the form that every Prometheus reads. */
  public static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String OTHER = "other";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Name, Prompts> prompts = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final int most;

  public MicrometerObserver(MicrometerSettings settings) {
    this.most = settings.mostModels();
  }

  @Override
  public void observe(ChatEvent event) {
    switch (event) {
      case ChatEvent.PromptRead read -> {
        Prompts of = prompts(read.provider(), read.model());
        of.ratio().record(read.ratio());
        if (read.cut()) {
          of.cut().increment();
        }
      }
    }
  }

  /** All numbers there are, in Prometheus's text form. */
  public String text() {
    return registry.scrape(TEXT_TYPE);
  }

  private Prompts prompts(String provider, ModelId model) {
    Name name = new Name(provider, model.value());
    Prompts known = prompts.get(name);
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      boolean own = prompts.containsKey(name) || prompts.size() < most;
      return prompts.computeIfAbsent(own ? name : new Name(provider, OTHER), this::register);
    } finally {
      lock.unlock();
    }
  }

  private Prompts register(Name name) {
    // Without buckets: Micrometer's are of whole numbers.
    return new Prompts(
        DistributionSummary.builder("parley.prompt.tokens.reported.ratio")
            .description(
                "Tokens of a prompt as the provider counted them, to those counted here: 1 where"
                    + " both agree, below 1 where the count here is on the safe side.")
            .tag("provider", name.provider())
            .tag("model", name.model())
            .register(registry),
        Counter.builder("parley.prompts.cut.upstream")
            .description(
                "Prompts of which the provider read clearly less than it was sent, without saying"
                    + " so.")
            .tag("provider", name.provider())
            .tag("model", name.model())
            .register(registry));
  }

  @Override
  public void close() {
    registry.close();
  }

  private record Name(String provider, String model) {}

  private record Prompts(DistributionSummary ratio, Counter cut) {}
}
