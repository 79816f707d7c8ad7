// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.onnx.OnnxEmbeddingModel;
import dev.parley.domain.chat.ModelId;
import dev.parley.engine.embedding.Embeddings;
import dev.parley.engine.job.Jobs;
import dev.parley.engine.memory.RecallKit;
import dev.parley.engine.memory.RecallSettings;
import dev.parley.engine.memory.Recalling;
import dev.parley.engine.routing.Router;
import dev.parley.port.ConversationStore;
import dev.parley.port.RecordStore;
import dev.parley.port.VectorIndex;
import dev.parley.server.settings.EmbeddingChoice;
import dev.parley.server.settings.Settings;
import java.util.function.Supplier;

/** Finding old turns again, in whatever index there is. */
final class RecallModule extends AbstractModule {
  @Provides
  @Singleton
  static RecallModel model(Settings settings, Router router, OnnxEmbeddingModel onnx) {
    return switch (settings.context().recallEmbedding()) {
      case EmbeddingChoice.Onnx local -> new RecallModel(onnx.models().getFirst(), onnx::embed);
      case EmbeddingChoice.OfProvider provider ->
          new RecallModel(
              new ModelId(provider.target().toString()),
              request -> new Embeddings(router).embed(request).answer());
    };
  }

  @Provides
  @Singleton
  static Recalling recalling(
      ConversationStore store,
      RecallModel model,
      Supplier<VectorIndex> index,
      RecordStore records,
      Jobs jobs,
      Supplier<String> ids) {
    return Recalling.of(
        store,
        new RecallKit(index, model.id(), model.embedding(), records),
        RecallSettings.DEFAULT,
        new Recalling.Queue(jobs::enqueue, ids));
  }
}
