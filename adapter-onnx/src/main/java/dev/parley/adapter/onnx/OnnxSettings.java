// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

/**
 * Which weights compute the vectors, and how much at once.
 *
 * @param precision the weights; vectors of one precision are never compared with those of another
 * @param threads that compute, 1 to 256: each has a batch of its own where there are several, and
 *     all share a text that is alone
 * @param queue calls that may wait or be under way, 1 to 1,000,000; one more is refused as overload
 */
public record OnnxSettings(Precision precision, int threads, int queue) {
  static final int MOST_THREADS = 256;
  static final int LONGEST_QUEUE = 1_000_000;
  private static final int QUEUE = 1024;

  /** The weights there are. Each has a model id of its own. */
  public enum Precision {
    /** The model's own weights: 90 MB, and the vectors that others get from it. */
    FP32("all-MiniLM-L6-v2", "all-minilm-l6-v2"),
    /** Weights of 8 bits: 23 MB, a little less exact. */
    INT8("all-MiniLM-L6-v2-int8", "all-minilm-l6-v2-q");

    private final String model;
    private final String file;

    Precision(String model, String file) {
      this.model = model;
      this.file = file;
    }

    /** The id of the model with these weights. */
    public String model() {
      return model;
    }

    /** How the names of its files on the class path begin. */
    String file() {
      return file;
    }
  }

  public OnnxSettings {
    requireWithin("threads", threads, MOST_THREADS);
    requireWithin("queue", queue, LONGEST_QUEUE);
  }

  /** The model's own weights, a thread for each core, and 1,024 calls. */
  public static OnnxSettings defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new OnnxSettings(Precision.FP32, Math.min(cores, MOST_THREADS), QUEUE);
  }

  public OnnxSettings withPrecision(Precision next) {
    return new OnnxSettings(next, threads, queue);
  }

  public OnnxSettings withThreads(int next) {
    return new OnnxSettings(precision, next, queue);
  }

  public OnnxSettings withQueue(int next) {
    return new OnnxSettings(precision, threads, next);
  }

  private static void requireWithin(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ": give 1 to " + max);
    }
  }
}
