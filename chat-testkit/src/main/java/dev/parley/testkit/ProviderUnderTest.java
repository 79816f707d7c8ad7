// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.Set;

/**
 * A provider that a test can play: a script, a scripted HTTP server, or a real server behind a
 * relay. What it is told holds for the requests that follow; in the beginning it answers.
 */
public interface ProviderUnderTest extends AutoCloseable {
  /** A model that the provider has. */
  ModelId known();

  /** Waits until the provider has fallen silent. */
  void awaitStalled() throws InterruptedException;

  /** The failures that it can play. */
  Set<Failure> failures();

  /** Fails so. */
  void fail(Failure failure);

  /** The requests for an answer that the provider is still at. */
  int working();

  @Override
  void close();
}
