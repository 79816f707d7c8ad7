// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** Serves one file as good servers do, and breaks off or dawdles when told to. */
public final class RangeServer extends Dispatcher {
  private static final String NONE = "";

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile String file;
  private volatile String tag;
  private volatile boolean slow;
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** Serves this text, whose version the tag tells; an empty tag isn't sent. */
  public RangeServer(String file, String tag) {
    this.file = file;
    this.tag = tag;
  }

  /** From now on it is another file. */
  public void change(String newFile, String newTag) {
    this.file = newFile;
    this.tag = newTag;
  }

  /** So many answers to come end in their middle. */
  public void breakOff(int answers) {
    breaks.set(answers);
  }

  /** Answers take a minute from now on, or no longer. */
  public void dawdle(boolean dawdles) {
    this.slow = dawdles;
  }

  /** Answers to come are held back until {@link #release}. */
  public void hold() {
    held = new CountDownLatch(1);
  }

  public void release() {
    held.countDown();
  }

  /** The Range header of each request; empty where there was none. */
  public List<String> ranges() {
    return ranges;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    String range = header(request, "Range");
    String condition = header(request, "If-Range");
    ranges.add(range);
    held.await();
    int from = 0;
    if (!range.isEmpty() && (condition.isEmpty() || condition.equals(tag))) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }
    return from == file.length() ? nothingLeft() : answer(from);
  }

  private MockResponse nothingLeft() {
    return new MockResponse.Builder()
        .code(416)
        .addHeader("Content-Range", "bytes */" + file.length())
        .build();
  }

  private MockResponse answer(int from) {
    int size = file.length();
    MockResponse.Builder answer =
        new MockResponse.Builder().code(from == 0 ? 200 : 206).body(file.substring(from));
    if (!tag.isEmpty()) {
      answer.addHeader("ETag", tag);
    }
    if (from > 0) {
      answer.addHeader("Content-Range", "bytes " + from + "-" + (size - 1) + "/" + size);
    }
    if (slow) {
      answer.throttleBody(size / 600, 100, TimeUnit.MILLISECONDS);
    }
    if (breaks.getAndDecrement() > 0) {
      answer.onResponseBody(new SocketEffect.CloseSocket());
    }
    return answer.build();
  }

  private static String header(RecordedRequest request, String name) {
    String value = request.getHeaders().get(name);
    return value == null ? NONE : value;
  }
}
