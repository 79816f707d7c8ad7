// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import java.util.List;

/**
 * The chat vocabulary in the OpenAI wire format. Whatever is written reads back equal; fields that
 * Parley does not know survive, numbers keep every digit.
 *
 * <p>Requests and messages are read strictly, since a client can mend them: {@link
 * dev.parley.domain.error.InvalidRequestException} names the path, the value and the fix. Answers
 * are read with patience for what providers leave out; what can't be understood is the same
 * exception, which an adapter turns into its provider's failure.
 */
public final class ChatJson {
  private ChatJson() {}

  /**
   * Reads the body of a chat completions request. Fields beside model, messages, tools and
   * functions become {@link ChatRequest#parameters}, and those that are known are checked.
   */
  public static ChatRequest readRequest(byte[] json) {
    return readRequest(json, 0, json.length);
  }

  /** Reads the body of a chat completions request. */
  public static ChatRequest readRequest(byte[] json, int offset, int length) {
    return JsonReader.sent(JsonText.of(json, offset, length), RequestCodec::read);
  }

  public static byte[] writeRequest(ChatRequest request) {
    return Json.bytes(out -> RequestCodec.write(out, request));
  }

  /**
   * Reads a whole answer. What the provider left out is empty or zero: {@link
   * dev.parley.domain.chat.CompletionHead#id} for one.
   */
  public static Completion readCompletion(byte[] json) {
    return readCompletion(json, 0, json.length);
  }

  /** Reads a whole answer. */
  public static Completion readCompletion(byte[] json, int offset, int length) {
    return JsonReader.answered(JsonText.of(json, offset, length), CompletionCodec::read);
  }

  /** Writes a whole answer with {@code object} {@code chat.completion}. */
  public static byte[] writeCompletion(Completion completion) {
    return Json.bytes(out -> CompletionCodec.write(out, completion));
  }

  /**
   * Reads one streamed piece, the data of one event. An error that a provider sends in its place is
   * a piece without choices: see {@link ProviderError#in}.
   */
  public static ChatDelta readDelta(String json) {
    return JsonReader.answered(JsonText.of(json), DeltaCodec::read);
  }

  /** Reads one streamed piece, the data of one event. */
  public static ChatDelta readDelta(byte[] json, int offset, int length) {
    return JsonReader.answered(JsonText.of(json, offset, length), DeltaCodec::read);
  }

  /** Writes one streamed piece with {@code object} {@code chat.completion.chunk}. */
  public static byte[] writeDelta(ChatDelta delta) {
    return Json.bytes(out -> DeltaCodec.write(out, delta));
  }

  /** Reads a message that {@link #writeMessage} wrote. */
  public static Message readMessage(String json) {
    return JsonReader.kept(JsonText.of(json), "", MessageCodec::read);
  }

  /**
   * Reads a message within a larger document.
   *
   * @param path where it stands, for the errors, for instance {@code items[0]}
   */
  public static Message readMessage(RawJson json, String path) {
    return JsonReader.kept(JsonText.of(json.text()), path, MessageCodec::read);
  }

  public static String writeMessage(Message message) {
    return Json.text(out -> MessageCodec.write(out, message));
  }

  /** Reads messages that {@link #writeMessages} wrote. */
  public static List<Message> readMessages(String json) {
    return JsonReader.kept(
        JsonText.of(json), "", in -> in.list(MessageCodec::read, "give an array of messages"));
  }

  public static String writeMessages(List<Message> messages) {
    return Json.text(
        out -> {
          out.beginArray();
          messages.forEach(message -> MessageCodec.write(out, message));
          out.endArray();
        });
  }

  /** Writes a message as a part of a larger document. */
  public static void write(JsonWriter out, Message message) {
    MessageCodec.write(out, message);
  }
}
