// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.errors.OpenAIException;
import com.openai.models.models.Model;
import dev.parley.domain.chat.ModelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The typed services of OpenAI's library, made when they are first needed. */
final class TypedServices {
  private static final Logger LOG = LoggerFactory.getLogger(TypedServices.class);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration FRESH_FAILURE = Duration.ofSeconds(10);

  /** What the library wants where a server wants no key. */
  private static final String NO_KEY = "none";

  private final OpenAiProviderSettings settings;
  private final ApacheTransport transport;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable OpenAIClient client;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Listed listed = new Listed(List.of(), Instant.MIN);

  TypedServices(OpenAiProviderSettings settings, ApacheTransport transport, Clock clock) {
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
  }

  OpenAIClient client() {
    lock.lock();
    try {
      if (client == null) {
        client = new OpenAIClientImpl(options());
      }
      return client;
    } finally {
      lock.unlock();
    }
  }

  /** Our own time-outs, and no retries: whether to ask again is not the adapter's decision. */
  private ClientOptions options() {
    ClientOptions.Builder options =
        ClientOptions.builder()
            .httpClient(transport)
            .baseUrl(settings.baseUrl().toString())
            .apiKey(Objects.requireNonNullElse(settings.apiKey(), NO_KEY))
            .disableTelemetry(true)
            .maxRetries(0);
    if (settings.organization() != null) {
      options.organization(settings.organization());
    }
    if (settings.project() != null) {
      options.project(settings.project());
    }
    return options.build();
  }

  /**
   * The models that the provider lists, or listed when it could be asked last; empty when it never
   * could. One caller asks; the others do not wait for it once there is a list.
   */
  List<ModelId> models() {
    if (listed.until().isAfter(clock.instant())) {
      return listed.models();
    }
    if (listed.models().isEmpty()) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return listed.models();
    }
    try {
      if (!listed.until().isAfter(clock.instant())) {
        listed = renewed();
      }
      return listed.models();
    } finally {
      asking.unlock();
    }
  }

  private Listed renewed() {
    List<ModelId> models = ask();
    return models.isEmpty()
        ? new Listed(listed.models(), clock.instant().plus(FRESH_FAILURE))
        : new Listed(models, clock.instant().plus(FRESH));
  }

  private List<ModelId> ask() {
    try {
      return client().models().list().data().stream()
          .map(Model::id)
          .filter(id -> !id.isBlank())
          .map(ModelId::new)
          .toList();
    } catch (OpenAIException e) {
      LOG.warn("provider {} does not list its models: {}", settings.name(), e.getClass());
      return List.of();
    }
  }

  /** What was listed, and until when it is not asked for again. */
  private record Listed(List<ModelId> models, Instant until) {}
}
