// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefaultSettingsTest {

  private static final String DEFAULTS =
      """
      # Parley's effective configuration; no file was read
      # A value without a comment is the default.
      server:
        host: "127.0.0.1"
        port: 8080
        max_body_mb: 20
        drain_seconds: 15
      data_dir: ./data
      providers:
        local:
          type: llamacpp
          model: smollm2-135m-instruct
          context_tokens: 2048
          batch_tokens: 512
          gpu_layers: -1
          slots: 1
          threads: null
          binary: null
          base_url: null
          api_key_env: null
          timeout_seconds: 600
          parameters: {"max_tokens": 512}
      routes:
        default:
          providers: [local/smollm2-135m-instruct]
          system_message: null
          parameters: {"presence_penalty": 0.6}
          functions: all
          knowledge: []
          unsupported: warn
          cache: false
      chat:
        system_message: "You are a helpful assistant."
        inject_system_message: true
        profile: {}
      conversations:
        wait_seconds: 30
        retention_days: null
      sessions:
        expiration_seconds: 3600
      context:
        strategy: auto
        max_tokens: null
        answer_reserve_tokens: 512
        note_role: system
        note_position: before_new_message
        summary_model: null
        recall_embedding: onnx
      loop:
        max_rounds: 8
        max_calls: 32
        max_seconds: 120
      knowledge:
        embedding: onnx
        top_k: 4
        min_score: 0.25
        max_context_tokens: 2000
        heading: "Knowledge Base Context"
      functions: []
      cache:
        enabled: true
        ttl_seconds: 3600
      retry:
        attempts: 3
        delay_seconds: 1
        factor: 2
      stores:
        conversations: sqlite
        sessions: sqlite
        records: sqlite
        vectors: lucene
        cache: memory
        limits: memory
        jobs: sqlite
      redis:
        url: "redis://127.0.0.1:6379"
        key_prefix: "parley:"
        timeout_seconds: 1
      dynamodb:
        region: us-east-1
        endpoint: null
        table_prefix: parley_
        timeout_seconds: 1.3
      pinecone:
        index_host: null
        namespace: null
        api_key_env: PINECONE_API_KEY
      chroma:
        url: http://127.0.0.1:8000
        tenant: default_tenant
        database: default_database
        collection_prefix: ""
      safety:
        pii: off
        injection: off
        blocked: []
      limits:
        requests_per_minute: null
        tokens_per_minute: null
        concurrent_requests: null
        usd_per_day: null
      """;

  @TempDir private Path folder;

  @Test
  void everyDefaultIsPinned() {
    assertThat(new Written(folder).effective()).isEqualTo(DEFAULTS);
  }

  @Test
  void defaultsHaveTheirTypesAndUnits() {
    Settings settings = new Written(folder).settings();

    assertThat(settings.server())
        .isEqualTo(
            new ServerSettings(
                "127.0.0.1", 8080, ByteSize.ofMegabytes(20), Duration.ofSeconds(15)));
    assertThat(settings.dataDir()).isEqualTo(folder.toAbsolutePath().resolve("data"));
    assertThat(settings.conversations())
        .isEqualTo(new ConversationSettings(Duration.ofSeconds(30), null));
    assertThat(settings.sessions().expiration()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.loop()).isEqualTo(new LoopSettings(8, 32, Duration.ofMinutes(2)));
    assertThat(settings.knowledge().minScore()).isEqualTo(0.25);
    assertThat(settings.retry()).isEqualTo(new RetrySettings(3, Duration.ofSeconds(1), 2));
    assertThat(settings.limits()).isEqualTo(new LimitSettings(null, null, null, null));
    assertThat(settings.adminKey()).isNull();
  }

  @Test
  void withoutAFileTheLocalModelIsTheDefaultRoute() {
    Settings settings = new Written(folder).settings();

    assertThat(settings.providers())
        .containsExactly(
            Map.entry(
                "local",
                new LlamaCppSettings(
                    "local",
                    "smollm2-135m-instruct",
                    2048,
                    512,
                    -1,
                    1,
                    null,
                    null,
                    null,
                    null,
                    Duration.ofMinutes(10),
                    Map.of("max_tokens", "512"))));
    assertThat(settings.routes())
        .containsExactly(
            Map.entry(
                "default",
                new RouteSettings(
                    "default",
                    List.of(new RouteTarget("local", "smollm2-135m-instruct")),
                    null,
                    Map.of("presence_penalty", "0.6"),
                    new FunctionChoice.All(),
                    List.of(),
                    RouteSettings.Unsupported.WARN,
                    false)));
  }

  @Test
  void aKeyOfOpenAiMakesOpenAiTheDefaultRoute() {
    Settings settings =
        new Written(folder)
            .variable("OPENAI_API_KEY", "sk-1")
            .variable("OPENAI_BASE_URL", "http://127.0.0.1:9999/v1/")
            .settings();

    assertThat(settings.routes().get("default"))
        .extracting(RouteSettings::targets)
        .isEqualTo(List.of(new RouteTarget("openai", "gpt-4o-mini")));
    assertThat(settings.providers().keySet()).containsExactly("openai");
    assertThat(settings.providers().get("openai"))
        .isEqualTo(
            new OpenAiSettings(
                "openai",
                URI.create("http://127.0.0.1:9999/v1"),
                new Secret("sk-1"),
                null,
                null,
                null,
                null,
                OpenAiSettings.Calls.EITHER,
                Duration.ofMinutes(10),
                Map.of()));
  }

  @Test
  void anEmptyFileChangesNothing() {
    Settings without = new Written(folder).settings();

    assertThat(new Written(folder).file("# nothing yet\n").settings()).isEqualTo(without);
  }

  @Test
  void moneyIsExact() {
    Settings settings = new Written(folder).file("limits: {usd_per_day: 0.10}").settings();

    assertThat(settings.limits().usdPerDay()).isEqualTo(new BigDecimal("0.10"));
  }
}
