// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.adapter.onnx.OnnxEmbeddingModel;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.engine.embedding.Embeddings;
import dev.parley.engine.job.Jobs;
import dev.parley.engine.memory.RecallKit;
import dev.parley.engine.memory.RecallSettings;
import dev.parley.engine.memory.Recalling;
import dev.parley.engine.routing.Router;
import dev.parley.port.ConversationStore;
import dev.parley.port.RecordStore;
import dev.parley.server.settings.EmbeddingChoice;
import dev.parley.server.settings.Settings;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finding old turns again. Nothing of it is opened before the first conversation overflows. */
final class RecallModule extends AbstractModule {
  @Provides
  @Singleton
  static RecallKit kit(
      Settings settings,
      DataFolder folder,
      Router router,
      OnnxEmbeddingModel onnx,
      RecordStore records,
      Resources resources) {
    EmbeddingChoice choice = settings.context().recallEmbedding();
    Function<EmbeddingRequest, EmbeddingAnswer> embedding =
        switch (choice) {
          case EmbeddingChoice.Onnx local -> onnx::embed;
          case EmbeddingChoice.OfProvider provider ->
              request -> new Embeddings(router).embed(request).answer();
        };
    ModelId model =
        switch (choice) {
          case EmbeddingChoice.Onnx local -> onnx.models().getFirst();
          case EmbeddingChoice.OfProvider provider -> new ModelId(provider.target().toString());
        };
    RecallFolder index =
        resources.add(
            new RecallFolder(folder.resolve("vectors").resolve("recall"), model, embedding));
    return new RecallKit(index, model, embedding, records);
  }

  @Provides
  @Singleton
  static Recalling recalling(
      ConversationStore store, RecallKit kit, Jobs jobs, Supplier<String> ids) {
    return Recalling.of(
        store, kit, RecallSettings.DEFAULT, new Recalling.Queue(jobs::enqueue, ids));
  }
}
