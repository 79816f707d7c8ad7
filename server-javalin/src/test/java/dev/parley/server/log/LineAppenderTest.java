// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.parley.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LineAppenderTest {
  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicInteger writes = new AtomicInteger();
  private final LoggerContext context = new LoggerContext();
  private final Logger access = context.getLogger("dev.parley.access");
  private final Logger other = context.getLogger("dev.parley.other");

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    System.setErr(new PrintStream(new Counting(), false, StandardCharsets.UTF_8));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    LineAppender appender = new LineAppender();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    context.stop();
    System.setErr(usual);
  }

  private String text() {
    synchronized (written) {
      return written.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void manyAccessLinesAreWrittenAtOnceAndNoneIsLost() {
    for (int i = 0; i < 2000; i++) {
      access.info("line {}", i);
    }
    Await.until("the last line", () -> text().lines().anyMatch("line 1999"::equals));
    assertThat(text().lines().filter(line -> line.startsWith("line ")))
        .hasSize(2000)
        .startsWith("line 0", "line 1");
    assertThat(writes.get()).isLessThan(500);
  }

  @Test
  void anyOtherLineIsWrittenAsItComesAfterAllThatCameBefore() {
    access.info("asked");
    other.info("noticed");
    assertThat(text().lines()).containsSubsequence("asked", "noticed");
  }

  @Test
  void anAccessLineAloneIsWrittenSoon() {
    access.info("asked");
    Await.until("the line", () -> text().lines().toList().contains("asked"));
    access.info("again");
    Await.until("the next line", () -> text().lines().toList().contains("again"));
  }

  @Test
  void whatWaitsIsWrittenWhenTheLogEnds() {
    access.info("asked");
    context.stop();
    assertThat(text().lines()).contains("asked");
  }

  private final class Counting extends OutputStream {
    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      synchronized (written) {
        writes.incrementAndGet();
        written.write(bytes, from, length);
      }
    }
  }
}
