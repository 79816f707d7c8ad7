// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.OverloadedException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.key.Caller;
import io.javalin.http.Context;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, from the first byte to the last: its id, what the log will say of it,
 * and what has to be stopped when the client leaves or the server ends.
 */
public final class Exchange {
  private static final String ATTRIBUTE = Exchange.class.getName();

  /** Why the work for an exchange is to stop. */
  enum Ending {
    CLIENT_GONE,
    SERVER_STOPS
  }

  private final String requestId;
  private final Response response;
  private final ClientWatch watch;
  private final Ticker ticker;
  private final @Nullable SocketChannel channel;
  private final AccessNotes notes = new AccessNotes();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Runnable cancel;
  private volatile @Nullable Ending ending;
  private volatile Recorder recorder = Recorder.NONE;
  private ClientWatch.@Nullable Watched watched;
  private @Nullable Caller caller;
  private @Nullable ParleyException refusal;

  Exchange(String requestId, Request request, Response response, ClientWatch watch, Ticker ticker) {
    this.requestId = requestId;
    this.response = response;
    this.watch = watch;
    this.ticker = ticker;
    this.channel = channel(request);
    request.setAttribute(ATTRIBUTE, this);
  }

  private static @Nullable SocketChannel channel(Request request) {
    Object transport = request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
    return transport instanceof SocketChannel channel ? channel : null;
  }

  /** The exchange that a handler works on. */
  public static Exchange of(Context context) {
    return (Exchange) Objects.requireNonNull(context.req().getAttribute(ATTRIBUTE));
  }

  /** The request's exchange; null for a request that Jetty refused by itself. */
  static @Nullable Exchange of(Request request) {
    return (Exchange) request.getAttribute(ATTRIBUTE);
  }

  public String requestId() {
    return requestId;
  }

  void admit(Caller known) {
    caller = known;
    notes.key(known.key());
  }

  void refuse(ParleyException why) {
    refusal = why;
  }

  /** Why the caller is let in to what is for everyone, and no further; null when that is not so. */
  @Nullable ParleyException refusal() {
    return refusal;
  }

  /**
   * Who calls.
   *
   * @throws ParleyException when that is not known, with the reason
   */
  public Caller caller() {
    if (refusal != null) {
      throw refusal;
    }
    return Objects.requireNonNull(caller, "the edge lets nobody in whom it has not looked at");
  }

  /** Whose the conversations are that the caller sees and makes. */
  public Owner owner() {
    return caller().owner();
  }

  /** From now on this one sees what is answered. */
  void record(Recorder next) {
    recorder = next;
  }

  Recorder recorder() {
    return recorder;
  }

  Response response() {
    return response;
  }

  Ticker ticker() {
    return ticker;
  }

  public AccessNotes notes() {
    return notes;
  }

  /**
   * Begins work that ends early when the client leaves or the server stops: {@code cancelling} is
   * then run, once, on another thread. The request's body must have been read.
   */
  public Work begin(Runnable cancelling) {
    lock.lock();
    try {
      cancel = cancelling;
    } finally {
      lock.unlock();
    }
    if (channel != null) {
      watched = watch.begin(channel, () -> end(Ending.CLIENT_GONE));
    }
    if (ending != null) {
      cancelling.run();
    }
    return this::done;
  }

  private void done() {
    lock.lock();
    try {
      cancel = null;
    } finally {
      lock.unlock();
    }
    if (watched != null) {
      watched.end();
    }
  }

  /** Whether the client left before its answer was complete. */
  public boolean isGone() {
    return ending == Ending.CLIENT_GONE;
  }

  /**
   * Tells a client that is still there why its answer was broken off. Does nothing unless the
   * server stopped the exchange.
   *
   * @param cause what broke off for it
   * @throws OverloadedException when it did
   */
  public void requireNotStopped(@Nullable Throwable cause) {
    if (ending == Ending.SERVER_STOPS) {
      throw new OverloadedException(
          "this server stopped before the answer was complete; ask again in a moment", cause);
    }
  }

  /** The client left, which showed as its answer was written. */
  void gone() {
    end(Ending.CLIENT_GONE);
  }

  void stop() {
    end(Ending.SERVER_STOPS);
  }

  private void end(Ending why) {
    Runnable work;
    lock.lock();
    try {
      work = cancel;
      cancel = null;
      if (ending == null && (work != null || why == Ending.SERVER_STOPS)) {
        ending = why;
      }
    } finally {
      lock.unlock();
    }
    if (work != null) {
      work.run();
    }
  }

  /** Work that is going on; closed when it is done. */
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }
}
