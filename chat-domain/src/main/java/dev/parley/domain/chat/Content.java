// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

/** What a message says: plain text, or parts. The API tells the two apart, and so do we. */
public sealed interface Content permits TextContent, PartsContent {
  /** The text alone, text parts joined. */
  String text();
}
