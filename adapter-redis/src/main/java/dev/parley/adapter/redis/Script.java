// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A Lua script that Redis runs as one step. It is sent once, and after that called by its hash. */
final class Script {
  private final Link link;
  private final byte[] text;
  private final String hash;
  private final byte[][] keys;

  /**
   * A script of this package.
   *
   * @param keys say where in a cluster it runs; of two, one of which never is, it does not run
   *     while their slot moves to another server
   */
  Script(Link link, String file, String... keys) {
    this.link = link;
    this.text = read(file);
    this.hash = sha1(text);
    this.keys = Arrays.stream(keys).map(Names::bytes).toArray(byte[][]::new);
  }

  private Script(Script same, String key) {
    this.link = same.link;
    this.text = same.text;
    this.hash = same.hash;
    this.keys = new byte[][] {Names.bytes(key)};
  }

  /** The same script at another key. */
  Script at(String key) {
    return new Script(this, key);
  }

  /** What it returns: a table, as bytes, numbers and tables. */
  List<?> run(String... arguments) {
    byte[][] values = Arrays.stream(arguments).map(Names::bytes).toArray(byte[][]::new);
    try {
      return link.ask(redis -> redis.<List<?>>evalsha(hash, ScriptOutputType.MULTI, keys, values));
    } catch (RedisNoScriptException e) {
      // nothing was done: Redis is a new one, or forgot it
      return link.call(redis -> redis.<List<?>>eval(text, ScriptOutputType.MULTI, keys, values));
    } catch (RedisException e) {
      throw link.failed(e);
    }
  }

  private static byte[] read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
