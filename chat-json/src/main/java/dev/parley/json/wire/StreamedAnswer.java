// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.CanonicalStream;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ChatJson;
import dev.parley.json.ProviderError;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer in events. It ends with {@code [DONE]}, or with the connection when every choice said
 * why it finished; an end before that is an error. Its pieces are handed out in OpenAI's own form.
 */
final class StreamedAnswer implements Answer {
  private final SseReader events;
  private final int choices;
  private final Set<Integer> finished = new HashSet<>();
  private final CanonicalStream pieces = new CanonicalStream(CallIds::next);
  private boolean begun;
  private boolean ended;

  /**
   * An answer to read.
   *
   * @param choices how many answers were asked for
   */
  StreamedAnswer(InputStream body, int choices) {
    this.events = new SseReader(body);
    this.choices = choices;
  }

  @Override
  public @Nullable ChatDelta read() throws IOException {
    ChatDelta ready = pieces.poll();
    while (ready == null && !ended) {
      take(events.next());
      ready = pieces.poll();
    }
    return ready;
  }

  private void take(@Nullable SseEvent event) throws IOException {
    if (event == null) {
      end(finished.size() >= choices, "with a stream that broke off before the answer's end");
    } else if (event.isDone()) {
      end(begun, "with a stream that holds no answer");
    } else if (event.isError()) {
      throw new RefusedException(ProviderError.read(event.data()));
    } else if (event.data().length > 0) {
      pieces.add(piece(event.data()));
    }
  }

  private ChatDelta piece(byte[] json) throws IOException {
    ChatDelta piece = delta(json);
    Optional<ProviderError> error = ProviderError.in(piece);
    if (error.isPresent()) {
      throw new RefusedException(error.get());
    }
    for (ChoiceDelta choice : piece.choices()) {
      begun = true;
      if (choice.finishReason() != null) {
        finished.add(choice.index());
      }
    }
    return piece;
  }

  private static ChatDelta delta(byte[] json) throws MalformedAnswerException {
    try {
      return ChatJson.readDelta(json, 0, json.length);
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    }
  }

  private void end(boolean well, String otherwise) throws MalformedAnswerException {
    if (!well) {
      throw new MalformedAnswerException(otherwise);
    }
    ended = true;
    pieces.end();
  }
}
