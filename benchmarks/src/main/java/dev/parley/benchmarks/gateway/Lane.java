// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * One caller of the load: asks, checks the answer, asks again, on one connection while it holds.
 */
final class Lane implements Connection.Listener, MessageReader.Parts {
  private static final long PAUSE_AFTER_FAILURE = 5_000_000;

  private final Load load;
  private final byte[] request;
  private final AnswerCheck check;
  private MessageReader reader = new MessageReader(this);
  private @Nullable Connection connection;
  private boolean asking;
  private long asked;

  Lane(Load load, byte[] request, AnswerCheck check) {
    this.load = load;
    this.request = request;
    this.check = check;
  }

  void ask() {
    asking = true;
    load.tally().asked();
    check.begin();
    asked = System.nanoTime();
    try {
      Connection open = connection;
      if (open == null) {
        reader = new MessageReader(this);
        open = load.connect(this);
        connection = open;
      }
      open.write(request);
    } catch (IOException e) {
      giveUp("could not ask: " + e.getMessage());
    }
  }

  @Override
  public void read(byte[] bytes, int from, int to) throws IOException {
    reader.read(bytes, from, to);
  }

  @Override
  public void head(String firstLine) throws ProtocolException {
    if (!firstLine.startsWith("HTTP/1.1 200")) {
      throw new ProtocolException(firstLine);
    }
  }

  @Override
  public void body(byte[] bytes, int from, int to) throws ProtocolException {
    check.body(bytes, from, to);
  }

  @Override
  public void end() throws IOException {
    check.end(load.tally());
    load.tally().answered(System.nanoTime() - asked);
    asking = false;
    if (reader.isLast()) {
      hangUp();
    }
    next();
  }

  private void next() {
    if (load.isOpen()) {
      ask();
    } else {
      hangUp();
      load.retire();
    }
  }

  /**
   * A connection may be closed between two requests; what broke with a request under way failed.
   */
  @Override
  public void broken(String why) {
    connection = null;
    if (asking) {
      giveUp(why);
    }
  }

  private void giveUp(String why) {
    hangUp();
    asking = false;
    load.tally().failed(why);
    load.loop().at(System.nanoTime() + PAUSE_AFTER_FAILURE, this::next);
  }

  /** The time is up. */
  void abandon() {
    if (asking) {
      asking = false;
      load.tally().failed("not answered in time");
    }
    hangUp();
  }

  private void hangUp() {
    if (connection != null) {
      connection.close();
    }
    connection = null;
  }
}
