// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses are on the public Internet. */
final class Addresses {
  /**
   * IPv4 that is not: this network, private, shared, loopback, link-local, and the rest of RFC
   * 6890.
   */
  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10), // shared by a provider's customers
          Block.of("127.0.0.0", 8),
          Block.of("168.63.129.16", 32), // Azure's metadata, within public space
          Block.of("169.254.0.0", 16), // link-local, with the metadata of most clouds
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4), // multicast
          Block.of("240.0.0.0", 4));

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] TEREDO = {0x20, 0x01, 0, 0};
  private static final byte[] DOCUMENTATION = {0x20, 0x01, 0x0d, (byte) 0xb8};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int value = number(bytes);
    return SPECIAL.stream().noneMatch(block -> block.holds(value));
  }

  private static boolean isPublic6(byte[] bytes) {
    if (startsWith(bytes, MAPPED) || startsWith(bytes, NAT64)) {
      return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }
    if (startsWith(bytes, SIX_TO_FOUR)) {
      return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
    }
    // global unicast is 2000::/3; loopback, link-local, unique local, multicast are outside
    return (bytes[0] & 0xe0) == 0x20
        && !startsWith(bytes, TEREDO)
        && !startsWith(bytes, DOCUMENTATION);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return Arrays.mismatch(bytes, start) == start.length;
  }

  private static int number(byte[] bytes) {
    int value = 0;
    for (byte each : bytes) {
      value = (value << 8) | (each & 0xff);
    }
    return value;
  }

  private record Block(int start, int bits) {
    static Block of(String start, int bits) {
      byte[] bytes = new byte[4];
      String[] parts = start.split("\\.", -1);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(parts[i]);
      }
      return new Block(number(bytes), bits);
    }

    boolean holds(int value) {
      return (value ^ start) >>> (Integer.SIZE - bits) == 0;
    }
  }
}
