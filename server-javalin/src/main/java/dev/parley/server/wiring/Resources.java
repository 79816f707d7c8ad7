// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order, each whatever becomes of the others. */
final class Resources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable resource = open.poll(); resource != null; resource = open.poll()) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", resource.getClass().getSimpleName(), e);
      }
    }
  }
}
