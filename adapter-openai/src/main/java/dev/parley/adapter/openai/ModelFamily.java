// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a family of models. Source: OpenAI's pages of its models, 2026-11.
 *
 * @param prefix how the names of its models begin
 * @param window tokens of prompt and answer together
 * @param encoding how it cuts text into tokens
 */
record ModelFamily(String prefix, int window, EncodingType encoding) {
  /** Of its 400,000 tokens 128,000 are for the answer alone, and a longer prompt is refused. */
  private static final int LARGEST_GPT_5_PROMPT = 272_000;

  /** The first that fits counts, so the longer names come first. */
  private static final List<ModelFamily> ALL =
      List.of(
          new ModelFamily("gpt-5-chat", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("gpt-5", LARGEST_GPT_5_PROMPT, EncodingType.O200K_BASE),
          new ModelFamily("gpt-4.5", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("gpt-4.1", 1_047_576, EncodingType.O200K_BASE),
          new ModelFamily("gpt-4o", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("chatgpt-4o", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("gpt-oss", 131_072, EncodingType.O200K_BASE),
          new ModelFamily("o1-mini", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("o1-preview", 128_000, EncodingType.O200K_BASE),
          new ModelFamily("o1", 200_000, EncodingType.O200K_BASE),
          new ModelFamily("o3", 200_000, EncodingType.O200K_BASE),
          new ModelFamily("o4", 200_000, EncodingType.O200K_BASE),
          new ModelFamily("gpt-4-turbo", 128_000, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-4-vision", 128_000, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-4-1106", 128_000, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-4-0125", 128_000, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-4-32k", 32_768, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-4", 8_192, EncodingType.CL100K_BASE),
          new ModelFamily("gpt-3.5-turbo", 16_385, EncodingType.CL100K_BASE));

  /** The family of a model; of one that was fine-tuned, or has its maker's name before it, too. */
  static Optional<ModelFamily> of(String model) {
    String tuned = model.startsWith("ft:") ? model.substring("ft:".length()) : model;
    String name = tuned.substring(tuned.lastIndexOf('/') + 1);
    return ALL.stream().filter(family -> family.has(name)).findFirst();
  }

  private boolean has(String name) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length() || "-:.".indexOf(name.charAt(prefix.length())) >= 0);
  }
}
