// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** A part that is sound. */
public record AudioPart(InputAudio inputAudio, Extras extras) implements ContentPart {
  /**
   * The sound itself.
   *
   * @param data base64
   * @param format {@code wav}, {@code mp3} or what the provider adds
   */
  public record InputAudio(String data, String format, Extras extras) {}
}
