// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The model, which can be made to stand still or to fail. */
final class GatedEncoder implements Encoder {
  private final Encoder encoder;
  private final List<Integer> begun = new CopyOnWriteArrayList<>();
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

  /** The sizes of the batches that were begun, in their order. */
  List<Integer> begun() {
    return begun;
  }

  @Override
  public float[][] sums(Batch batch) {
    begun.add(batch.size());
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
