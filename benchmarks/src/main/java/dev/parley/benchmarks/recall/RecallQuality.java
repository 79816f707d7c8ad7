// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import dev.parley.adapter.onnx.OnnxEmbeddingModel;
import dev.parley.adapter.onnx.OnnxSettings;
import dev.parley.benchmarks.Folders;
import dev.parley.domain.chat.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How many questions find a turn that answers them among the first 1, 5 and 10, and in the first
 * five with a neighbour each side.
 *
 * <p>Without arguments: the needles held out, said 50, 500 and 5,000 turns ago. With {@code tuned}:
 * those that the rules were found with. With files of QMSum: those.
 */
public final class RecallQuality {
  private static final int[] DISTANCES = {50, 500, 5_000};
  private static final int TURNS = 25_000;
  private static final int MOST_DIALOGUES = 20;
  private static final int SEED = 7;
  private static final int TUNED_SEED = 500;

  private final Vectors vectors;

  private RecallQuality(Vectors vectors) {
    this.vectors = vectors;
  }

  public static void main(String[] args) throws IOException {
    OnnxSettings settings = OnnxSettings.defaults();
    ModelId id = new ModelId(settings.precision().model());
    try (OnnxEmbeddingModel model = OnnxEmbeddingModel.of(settings)) {
      RecallQuality quality = new RecallQuality(new Vectors(model, id));
      if (args.length == 0) {
        quality.needles(NeedleSet.heldOut(), SEED);
      } else if (args[0].equals("tuned")) {
        quality.needles(NeedleSet.tuned(), TUNED_SEED);
      } else {
        for (String file : args) {
          Path path = Path.of(file);
          quality.print(path.getFileName().toString(), Meetings.read(path));
        }
      }
    }
  }

  private void needles(NeedleSet set, int seed) throws IOException {
    for (int distance : DISTANCES) {
      Needles needles = new Needles(set, new Random(seed + distance));
      int dialogues = Math.min(MOST_DIALOGUES, TURNS / distance);
      print(
          "said " + distance + " turns ago",
          IntStream.range(0, dialogues).mapToObj(i -> needles.generate(distance)).toList());
    }
  }

  private void print(String name, List<Dialogue> dialogues) throws IOException {
    Path folder = Files.createTempDirectory("recall");
    Recall recall = new Recall(vectors, folder);
    List<String> rows = recall.measure(dialogues);
    Folders.delete(folder);
    System.out.printf(
        "%n| %s, %d questions | recall@1 | recall@5 | recall@10 | @5 with neighbours |%n",
        name, recall.questions());
    System.out.println("|---|---|---|---|---|");
    rows.forEach(System.out::println);
    System.out.println();
    recall.thresholds().rows().forEach(System.out::println);
  }
}
