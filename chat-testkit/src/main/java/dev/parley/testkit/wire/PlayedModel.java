// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit.wire;

import dev.parley.port.ChatModel;
import dev.parley.testkit.ModelUnderTest;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A model whose provider is a {@link WireServer} that plays the fixtures {@code stream.sse}, {@code
 * rejected.json}, {@code rate-limit.json} and {@code bad-gateway.html} of the adapter's tests. The
 * server's first answer is the adapter's own.
 *
 * @param <M> the adapter's model, that is closed with this
 */
@SuppressWarnings("try") // AutoCloseable may be interrupted in closing; models are not
public abstract class PlayedModel<M extends ChatModel & AutoCloseable> implements ModelUnderTest {
  private static final int CHUNK = 64;

  private final WireServer server;
  private final M patient;
  private final M hasty;
  private final int cutAt;
  private M model;

  /**
   * All are closed with this.
   *
   * @param patient asks the server, and waits far longer than a test takes
   * @param hasty asks the server, and gives up after a moment of silence
   * @param cutAt the bytes of {@code stream.sse} that hold its first piece, and not its last
   */
  protected PlayedModel(WireServer server, M patient, M hasty, int cutAt) {
    this.server = server;
    this.patient = patient;
    this.hasty = hasty;
    this.cutAt = cutAt;
    this.model = patient;
  }

  /** The fixture that it begins with where it breaks off. */
  protected String stream() {
    return "stream.sse";
  }

  @Override
  public final ChatModel model() {
    return model;
  }

  @Override
  public final void stallBeforeAnswering() {
    server.say(request -> Wire.silence());
  }

  @Override
  public final void stallAfterFirstPiece() {
    server.say(request -> begun(Wire.End.STALLED));
  }

  @Override
  public final void awaitStalled() throws InterruptedException {
    server.awaitStalled();
  }

  @Override
  public final Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public final void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    server.say(failing(failure));
  }

  private Function<WireRequest, Wire> failing(Failure failure) {
    return switch (failure) {
      case REJECTS -> request -> Wire.body(400, "rejected.json");
      case LIMITS_RATE -> request -> Wire.body(429, "rate-limit.json", "Retry-After: 7");
      case IS_DOWN -> request -> Wire.body(502, "bad-gateway.html");
      case TALKS_NONSENSE -> request -> Wire.body(200, "bad-gateway.html");
      case IS_SILENT -> request -> Wire.silence();
      case BREAKS_OFF -> request -> begun(Wire.End.CUT);
    };
  }

  private Wire begun(Wire.End end) {
    return Wire.stream(stream(), CHUNK).broken(cutAt, end);
  }

  @Override
  public final int received() {
    return server.chats().size();
  }

  @Override
  public final int working() {
    return server.working();
  }

  @Override
  public final void close() {
    try (server) {
      patient.close();
      hasty.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
