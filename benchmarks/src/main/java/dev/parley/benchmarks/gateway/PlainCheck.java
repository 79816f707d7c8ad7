// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** A whole answer says what the provider said. */
final class PlainCheck implements AnswerCheck {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @Override
  public void begin() {
    body.reset();
  }

  @Override
  public void body(byte[] bytes, int from, int to) {
    body.write(bytes, from, to - from);
  }

  @Override
  public void end(Tally tally) throws ProtocolException {
    if (!body.toString(StandardCharsets.UTF_8).contains(Wire.ANSWER)) {
      throw new ProtocolException("an answer without the provider's words");
    }
  }
}
