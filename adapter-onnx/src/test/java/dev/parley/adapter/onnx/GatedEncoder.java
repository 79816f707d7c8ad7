// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The model, which can be made to stand still or to fail. */
final class GatedEncoder implements Encoder {
  private final Encoder encoder;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile CountDownLatch opened = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(1);

  GatedEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /** The batches from now on stand still. */
  void shut() {
    reached = new CountDownLatch(1);
    opened = new CountDownLatch(1);
  }

  void open() {
    opened.countDown();
  }

  /** Waits until a batch stands still. */
  void awaitReached() throws InterruptedException {
    reached.await();
  }

  /** The batches that were begun. */
  int begun() {
    return begun.get();
  }

  @Override
  public float[][] sums(Batch batch) {
    begun.incrementAndGet();
    reached.countDown();
    boolean interrupted = false;
    while (opened.getCount() > 0) {
      try {
        opened.await();
      } catch (InterruptedException e) {
        // native code does not hear it
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return encoder.sums(batch);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
