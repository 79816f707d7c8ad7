// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.util.List;

/** Windows that are computed together, each padded to the longest. */
record Batch(List<Window> windows) {
  /** Word pieces of a text that are read at once, without {@code [CLS]} and {@code [SEP]}. */
  static final class Window {
    /** {@code [CLS]} and {@code [SEP]}. */
    static final int FRAME = 2;

    private final int text;
    private final int[] pieces;

    /** The pieces, which are not copied, of the text at that place in the call. */
    Window(int text, int[] pieces) {
      this.text = text;
      this.pieces = pieces;
    }

    int text() {
      return text;
    }

    int[] pieces() {
      return pieces;
    }

    /** The tokens that the model reads. */
    int tokens() {
      return pieces.length + FRAME;
    }
  }

  Batch {
    windows = List.copyOf(windows);
  }

  int size() {
    return windows.size();
  }

  /** The tokens of the longest. */
  int width() {
    return windows.stream().mapToInt(Window::tokens).max().orElse(0);
  }
}
