// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;

/**
 * Text completions in the OpenAI wire format: requests are read strictly and answers with patience,
 * as in {@link ChatJson}, and fields that Parley does not know survive.
 */
public final class TextJson {
  private TextJson() {}

  /** Reads the body of a completions request. */
  public static TextRequest readRequest(byte[] json) {
    return JsonReader.sent(JsonText.of(json, 0, json.length), TextRequestCodec::read);
  }

  public static byte[] writeRequest(TextRequest request) {
    return Json.bytes(out -> TextRequestCodec.write(out, request));
  }

  /** The prompts of a request: 1 for a text or the tokens of one. */
  public static int prompts(TextRequest request) {
    return TextRequestCodec.prompts(request.prompt());
  }

  /**
   * Reads a whole answer, or one piece of it. An error that a provider sends in its place is one
   * without choices: see {@link ProviderError#in}.
   */
  public static TextCompletion readAnswer(byte[] json, int offset, int length) {
    return JsonReader.answered(JsonText.of(json, offset, length), TextCompletionCodec::read);
  }

  /** Writes a whole answer, or one piece of it, with {@code object} {@code text_completion}. */
  public static byte[] writeAnswer(TextCompletion answer) {
    return Json.bytes(out -> TextCompletionCodec.write(out, answer));
  }
}
