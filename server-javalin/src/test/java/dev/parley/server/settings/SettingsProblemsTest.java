// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsProblemsTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          server: {prot: 1}                       | parley.yaml:1: server.prot is not a setting; did you mean server.port?
          servr: {port: 1}                        | parley.yaml:1: servr is not a setting; did you mean server?
          port: 1                                 | parley.yaml:1: port is not a setting; did you mean server.port?
          zzzzzz: 1                               | parley.yaml:1: zzzzzz is not a setting; there is server, data_dir, chat,*
          server: {port: 99999}                   | parley.yaml:1: server.port is 99999: write a whole number, 0 to 65535
          server: {port: -1}                      | parley.yaml:1: server.port is -1: write a whole number, 0 to 65535
          server: {port: 80.5}                    | parley.yaml:1: server.port is 80.5: write a whole number, 0 to 65535
          server: {port: 1e999999999}             | parley.yaml:1: server.port is 1e999999999: write a whole number, 0 to 65535
          server: {port: "8080"}                  | parley.yaml:1: server.port is "8080": write a whole number, 0 to 65535
          server: {port: }                        | parley.yaml:1: server.port is empty: write a whole number, 0 to 65535
          server: {port: [1]}                     | parley.yaml:1: server.port is a list: write a whole number, 0 to 65535
          server: {host: 1}                       | parley.yaml:1: server.host is 1: write text; in quotes, "1"
          server: {host: ""}                      | parley.yaml:1: server.host is "": write some text
          server: {host: {}}                      | parley.yaml:1: server.host is a group of settings: write text
          server: 8080                            | parley.yaml:1: server is 8080: write a group of settings, indented below it
          server: {max_body_mb: 0}                | parley.yaml:1: server.max_body_mb is 0: write megabytes, 1 to 1024
          chat: {inject_system_message: "true"}   | parley.yaml:1: chat.inject_system_message is "true": write true or false
          chat: {system_message: "Be {{tone}}."}  | parley.yaml:1: chat.system_message holds {{tone}}, and chat.profile has no tone: add it there with its usual value; it has nothing
          chat: {profile: {a b: c}}               | parley.yaml:1: chat.profile holds "a b", which is no variable's name: write a letter or _, then letters, digits or _
          chat: {profile: {tone: 1}}              | parley.yaml:1: chat.profile is 1: write text; in quotes, "1"
          chat: {inject_system_message: 1}        | parley.yaml:1: chat.inject_system_message is 1: write true or false
          context: {strategy: newest}             | parley.yaml:1: context.strategy is "newest": write one of auto, drop_oldest, summarize, recall, none
          context: {note_position: top}           | parley.yaml:1: context.note_position is "top": write one of before_new_message, after_system
          knowledge: {min_score: 1.5}             | parley.yaml:1: knowledge.min_score is 1.5: write a number, 0 to 1
          knowledge: {min_score: .nan}            | parley.yaml:1: knowledge.min_score is .nan: write a number, 0 to 1
          knowledge: {embedding: minilm}          | parley.yaml:1: knowledge.embedding is "minilm": write onnx, or provider/model
          knowledge: {embedding: opnai/e}         | parley.yaml:1: knowledge.embedding is of no use: there is no provider opnai; there is local
          context: {summary_model: lcal/x}        | parley.yaml:1: context.summary_model is of no use: there is no provider lcal; did you mean local?
          safety: {pii: hide}                     | parley.yaml:1: safety.pii is "hide": write one of off, mask, block, vault
          safety: {injection: false}              | parley.yaml:1: safety.injection is false: write one of off, flag, block
          safety: {blocked: word}                 | parley.yaml:1: safety.blocked is "word": write a list, such as [first, second]
          safety: {blocked: ["/(/"]}              | parley.yaml:1: safety.blocked is "/(/": mend the pattern: Unclosed group
          stores: {vectors: faiss}                | parley.yaml:1: stores.vectors is "faiss": write one of lucene, pinecone, chroma
          redis: {url: "http://x"}                | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {url: "redis://a,b"}             | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {url: "redis://a#m"}             | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {url: "redis-sentinel://a"}      | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {url: "redis-cluster://a,b/1"}   | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {url: "rediss-other://a"}        | parley.yaml:1: redis.url is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port (rediss for TLS); mend it
          redis: {key_prefix: "my app"}           | parley.yaml:1: redis.key_prefix is "my app": write letters, digits, _, ., : and - (at most 64)
          dynamodb: {region: local}               | parley.yaml:1: dynamodb.region is "local": write the name of an AWS region
          redis: {url: "redis://u:hunter2@x"}     | parley.yaml:1: redis.url holds a password, which does not belong into this file: set the whole URL as PARLEY_REDIS_URL in the environment or in .env
          chroma: {url: "http://u:hunter2@x"}     | parley.yaml:1: chroma.url holds a user or password before the @; take it out, secrets have settings of their own
          dynamodb: {region: "Mars East"}         | parley.yaml:1: dynamodb.region is "Mars East": write the name of an AWS region
          sessions: {expiration_seconds: 0}       | parley.yaml:1: sessions.expiration_seconds is 0: write seconds, 1 to 31536000
          functions: {a: 1}                       | parley.yaml:1: functions is a group of settings: write a list, such as [first, second]
          - server                                | parley.yaml:1: the file is no group of settings; begin with server: or the like
          server: {port: 1, port: 2}              | parley.yaml:1: port is written twice in the same place; keep one
          server: {port: !int 1}                  | parley.yaml:1: the tag !int is not read here; take it out
          server: {port: 1                        | parley.yaml:*: not valid YAML: *
          """)
  void aProblemIsNamedWithItsLineKeyAndFix(String yaml, String expected) {
    List<String> problems = new Written(folder).file(yaml).problems();

    assertThat(problems).isNotEmpty();
    assertThat(problems.getFirst()).matches(asPattern(expected));
    assertThat(String.join("\n", problems)).doesNotContain("hunter2");
  }

  @Test
  void allProblemsAreReportedTogetherFromTopToBottom() {
    List<String> problems =
        new Written(folder)
            .file(
                """
                limits:
                  usd_per_day: much
                server:
                  port: 99999
                  prot: 1
                routes:
                  fast: {providers: [lokal/x]}
                """)
            .variable("PARLEY_LOOP_MAX_ROUNDS", "0")
            .problems();

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "parley.yaml:2: limits.usd_per_day is \"much\": write a number, 0 to 1000000000",
            "parley.yaml:4: server.port is 99999: write a whole number, 0 to 65535",
            "parley.yaml:5: server.prot is not a setting; did you mean server.port?",
            "parley.yaml:7: routes.fast.providers names lokal/x: there is no provider lokal; did"
                + " you mean local?",
            "PARLEY_LOOP_MAX_ROUNDS: loop.max_rounds is 0: write a whole number, 1 to 1000")
        .filteredOn(line -> line.startsWith("parley.yaml"))
        .isSorted();
  }

  @Test
  void aFileThatIsAskedForAndMissingIsAProblem() {
    assertThat(new Written(folder).variable("PARLEY_CONFIG", "other.yaml").problems())
        .containsExactly(
            "other.yaml: there is no such file; PARLEY_CONFIG names it: mend the name or create the"
                + " file");
  }

  @Test
  void aFileThatIsNoTextIsAProblem() throws IOException {
    Files.write(folder.resolve("parley.yaml"), new byte[] {(byte) 0xff, 'a'});

    assertThat(new Written(folder).problems())
        .containsExactly("parley.yaml: not UTF-8 text; save it as UTF-8");
  }

  private static String asPattern(String expected) {
    return Pattern.quote(expected).replace("*", "\\E.*\\Q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0123456789abcdef0123456789abcde", "0123456789abcdef 0123456789abcdef", "ä"})
  void anAdminKeyThatCouldBeGuessedOrNotBeSentIsRefusedAndNotShown(String key) {
    assertThat(new Written(folder).variable("PARLEY_ADMIN_KEY", key).problems())
        .singleElement()
        .asString()
        .startsWith("PARLEY_ADMIN_KEY: PARLEY_ADMIN_KEY is no safe key: give 32 to 256 visible")
        .doesNotContain(key);
  }
}
