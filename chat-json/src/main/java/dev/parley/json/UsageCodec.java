// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.Usage;
import dev.parley.domain.chat.Usage.CompletionDetails;
import dev.parley.domain.chat.Usage.PromptDetails;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code usage}. */
final class UsageCodec {
  private static final String PROMPT_DETAILS = "prompt_tokens_details";
  private static final String COMPLETION_DETAILS = "completion_tokens_details";

  private UsageCodec() {}

  static @Nullable Usage readOrNull(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    in.requireObject("usage is an object");
    Rest rest = new Rest(in);
    long prompt = 0;
    long completion = 0;
    Long total = null;
    PromptDetails promptDetails = null;
    CompletionDetails completionDetails = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "prompt_tokens" -> prompt = in.integerOr(0);
        case "completion_tokens" -> completion = in.integerOr(0);
        case "total_tokens" -> total = in.integerOrNull();
        case PROMPT_DETAILS -> promptDetails = promptDetails(in);
        case COMPLETION_DETAILS -> completionDetails = completionDetails(in);
        default -> rest.keep(field);
      }
    }
    return new Usage(
        prompt,
        completion,
        total == null ? prompt + completion : total,
        promptDetails,
        completionDetails,
        rest.extras());
  }

  private static @Nullable PromptDetails promptDetails(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    in.requireObject("details are an object");
    Rest rest = new Rest(in);
    Long cached = null;
    Long audio = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "cached_tokens" -> cached = in.integerOrNull();
        case "audio_tokens" -> audio = in.integerOrNull();
        default -> rest.keep(field);
      }
    }
    return new PromptDetails(cached, audio, rest.extras());
  }

  private static @Nullable CompletionDetails completionDetails(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    in.requireObject("details are an object");
    Rest rest = new Rest(in);
    Long reasoning = null;
    Long audio = null;
    Long accepted = null;
    Long rejected = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "reasoning_tokens" -> reasoning = in.integerOrNull();
        case "audio_tokens" -> audio = in.integerOrNull();
        case "accepted_prediction_tokens" -> accepted = in.integerOrNull();
        case "rejected_prediction_tokens" -> rejected = in.integerOrNull();
        default -> rest.keep(field);
      }
    }
    return new CompletionDetails(reasoning, audio, accepted, rejected, rest.extras());
  }

  static void write(JsonWriter out, Usage usage) {
    out.beginObject()
        .field("prompt_tokens", usage.promptTokens())
        .field("completion_tokens", usage.completionTokens())
        .field("total_tokens", usage.totalTokens());
    PromptDetails prompt = usage.promptDetails();
    if (prompt != null) {
      out.name(PROMPT_DETAILS)
          .beginObject()
          .fieldIfPresent("cached_tokens", prompt.cachedTokens())
          .fieldIfPresent("audio_tokens", prompt.audioTokens())
          .fields(prompt.extras())
          .endObject();
    }
    CompletionDetails completion = usage.completionDetails();
    if (completion != null) {
      out.name(COMPLETION_DETAILS)
          .beginObject()
          .fieldIfPresent("reasoning_tokens", completion.reasoningTokens())
          .fieldIfPresent("audio_tokens", completion.audioTokens())
          .fieldIfPresent("accepted_prediction_tokens", completion.acceptedPredictionTokens())
          .fieldIfPresent("rejected_prediction_tokens", completion.rejectedPredictionTokens())
          .fields(completion.extras())
          .endObject();
    }
    out.fields(usage.extras()).endObject();
  }
}
