// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.ParleyException;
import dev.parley.engine.idempotency.Claim;
import dev.parley.engine.idempotency.KeptAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the answer of a run under its key, before the last byte leaves: a client that has it all
 * can't make it run again.
 */
final class AnswerRecorder implements Recorder {
  static final String CONTENT_TYPE = "Content-Type";
  private static final Logger LOG = LoggerFactory.getLogger(AnswerRecorder.class);
  private static final String OURS = "Parley-";
  private final Claim claim;
  private final String requestId;
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  AnswerRecorder(Claim claim, String requestId) {
    this.claim = claim;
    this.requestId = requestId;
  }

  @Override
  public void whole(HttpServletResponse head, byte[] body) {
    if (!KeptAnswer.isKept(head.getStatus())) {
      drop();
      return;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CONTENT_TYPE, head.getContentType());
    for (String name : head.getHeaderNames()) {
      if (name.regionMatches(true, 0, OURS, 0, OURS.length())) {
        headers.put(name, head.getHeader(name));
      }
    }
    keep(new KeptAnswer(head.getStatus(), headers, body));
  }

  @Override
  public void piece(byte[] bytes) {
    stream.writeBytes(bytes);
  }

  @Override
  public void end() {
    Map<String, String> headers = Map.of(CONTENT_TYPE, EventStream.TYPE);
    keep(new KeptAnswer(200, headers, stream.toByteArray()));
  }

  @Override
  public void drop() {
    claim.release();
  }

  /** Paid for and made: the client gets it, also where it can't be kept. */
  private void keep(KeptAnswer answer) {
    try {
      if (!claim.keep(answer)) {
        LOG.warn("request {}: another server took its Idempotency-Key; not kept", requestId);
      }
    } catch (ParleyException e) {
      LOG.warn("request {}: its answer can't be kept under its Idempotency-Key", requestId, e);
    }
  }
}
