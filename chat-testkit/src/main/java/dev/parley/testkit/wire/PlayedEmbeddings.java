// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit.wire;

import dev.parley.port.EmbeddingModel;
import dev.parley.testkit.EmbeddingModelUnderTest;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Embeddings whose provider is a {@link WireServer} that plays the fixtures {@code rejected.json},
 * {@code rate-limit.json} and {@code bad-gateway.html} of the adapter's tests. Its constructor
 * calls {@link #recover}.
 *
 * @param <M> the adapter's model, that is closed with this
 */
@SuppressWarnings("try") // AutoCloseable may be interrupted in closing; models are not
public abstract class PlayedEmbeddings<M extends EmbeddingModel & AutoCloseable>
    implements EmbeddingModelUnderTest {
  private static final int CUT_AT = 100;

  private final WireServer server;
  private final M patient;
  private final M hasty;
  private M model;

  /**
   * All are closed with this.
   *
   * @param patient asks the server, and waits far longer than a test takes
   * @param hasty asks the server, and gives up after a moment of silence
   */
  protected PlayedEmbeddings(WireServer server, M patient, M hasty) {
    this.server = server;
    this.patient = patient;
    this.hasty = hasty;
    this.model = patient;
  }

  /** What the provider says when all is well. */
  protected abstract Wire answer(WireRequest request);

  @Override
  public final EmbeddingModel model() {
    return model;
  }

  @Override
  public final List<Integer> tokens() {
    return List.of(5, 0, 70_000);
  }

  @Override
  public final void stall() {
    server.others(request -> Wire.silence());
  }

  @Override
  public final void awaitStalled() throws InterruptedException {
    server.awaitStalled();
  }

  @Override
  public final void recover() {
    model = patient;
    server.others(this::answer);
  }

  @Override
  public final Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public final void fail(Failure failure) {
    model = failure == Failure.IS_SILENT ? hasty : patient;
    server.others(
        request ->
            switch (failure) {
              case REJECTS -> Wire.body(400, "rejected.json");
              case LIMITS_RATE -> Wire.body(429, "rate-limit.json", "Retry-After: 7");
              case IS_DOWN -> Wire.body(502, "bad-gateway.html");
              case TALKS_NONSENSE -> Wire.body(200, "bad-gateway.html");
              case IS_SILENT -> Wire.silence();
              case BREAKS_OFF -> answer(request).broken(CUT_AT, Wire.End.CUT);
            });
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
