// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.kept.LocalModel;
import dev.parley.server.wiring.ParleyServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program as before the scripted provider, where a real model answers. */
final class LocalModelClientTest {
  @Test
  void pythonClientTalksToTheModelOfThisMachine(@TempDir Path folder) throws Exception {
    try (ParleyServer parley = Parley.withLocalModel(folder);
        ScriptProgram program =
            ScriptProgram.python(
                "chat.py",
                folder,
                Parley.baseUrl(parley),
                "plain",
                "stream",
                "stream_usage",
                "text",
                "text_stream",
                "embeddings",
                "embeddings_float",
                "models",
                "model",
                "unknown",
                "cancel")) {
      assertThat(program.outcome("plain").get("text")).isNotBlank();
      assertThat(program.outcome("plain").get("finish")).isIn("stop", "length");
      assertThat(program.outcome("plain").get("tokens")).isNotEqualTo("0");
      assertThat(program.outcome("stream").get("text"))
          .isEqualTo(program.outcome("plain").get("text"));
      assertThat(program.outcome("stream_usage").get("tokens")).isNotEqualTo("0");
      assertThat(program.outcome("text").get("text")).isNotBlank();
      assertThat(program.outcome("text_stream").get("text"))
          .isEqualTo(program.outcome("text").get("text"));
      assertThat(program.outcome("text_stream").get("tokens"))
          .isEqualTo(program.outcome("text").get("tokens"));
      assertThat(program.outcome("embeddings").get("vectors").split("[; ]+", -1)).hasSize(2 * 576);
      assertThat(program.outcome("embeddings_float").get("tokens"))
          .isEqualTo(program.outcome("embeddings").get("tokens"));
      assertThat(program.outcome("models").get("ids")).contains("default", "smollm2-135m-instruct");
      assertThat(program.outcome("model").get("object")).isEqualTo("model");
      assertThat(program.outcome("unknown").get("error")).isEqualTo("NotFoundError");
      assertThat(program.outcome("unknown").get("code")).isEqualTo("model_not_found");
      assertThat(program.outcome("cancel").get("text")).isNotEmpty();
    } finally {
      LocalModel.unlink(Parley.data(folder));
    }
  }
}
