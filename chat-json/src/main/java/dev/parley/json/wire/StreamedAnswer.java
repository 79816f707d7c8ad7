// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ProviderError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer in events. It ends with {@code [DONE]}, or with the connection when every choice said
 * why it finished; an end before that is an error. Its pieces are handed out in OpenAI's own form.
 */
final class StreamedAnswer<T> implements Answer<T> {
  /** llama-server says it between the answers to two prompts. */
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Form<T> form;
  private final SseReader events;
  private final int choices;
  private final Set<Integer> finished = new HashSet<>();
  private final Pieces<T> pieces;
  private boolean begun;
  private boolean ended;

  /**
   * An answer to read.
   *
   * @param choices how many answers were asked for
   */
  StreamedAnswer(Form<T> form, InputStream body, int choices) {
    this.form = form;
    this.events = new SseReader(body);
    this.choices = choices;
    this.pieces = form.pieces();
  }

  @Override
  public @Nullable T read() throws IOException {
    T ready = pieces.poll();
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
    } else if (event.data().length > 0 && !Arrays.equals(event.data(), NULL)) {
      pieces.add(piece(event.data()));
    }
  }

  private T piece(byte[] json) throws IOException {
    T piece = parsed(json);
    Optional<ProviderError> error = ProviderError.in(form.extras(piece));
    if (error.isPresent()) {
      throw new RefusedException(error.get());
    }
    begun |= form.hasChoices(piece);
    form.addFinished(piece, finished);
    return piece;
  }

  private T parsed(byte[] json) throws MalformedAnswerException {
    try {
      return form.piece(json);
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
