// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolCall;
import org.jspecify.annotations.Nullable;

/**
 * How large a message is in rough tokens, whatever the model: a quarter of the UTF-8 bytes that it
 * says, a fixed number for each picture, sound or file, and a few for the message itself.
 *
 * <p>The sums of these are stored with each entry, and where prompts are cut depends on them. So
 * this never changes: another measure would be another class and another column, since sums of the
 * two can't be compared, and each conversation's cut would move once, at the price of one prompt
 * that no cache knows.
 */
public final class RoughSize {
  private static final int OF_A_MESSAGE = 4;
  private static final int OF_A_CALL = 8;
  private static final int OF_MEDIA = 1000;

  /** What a rough token is made of. */
  public static final int BYTES_OF_A_TOKEN = 4;

  private RoughSize() {}

  /** The message's size, at least 1. */
  public static long of(Message message) {
    long bytes = bytes(message.content());
    long fixed = OF_A_MESSAGE + media(message.content());
    if (message instanceof AssistantMessage said) {
      bytes += bytes(said.refusal());
      for (ToolCall call : said.toolCalls()) {
        bytes += bytes(call);
        fixed += OF_A_CALL;
      }
      FunctionCall older = said.functionCall();
      if (older != null) {
        bytes += bytes(older);
        fixed += OF_A_CALL;
      }
    }
    return fixed + (bytes + BYTES_OF_A_TOKEN - 1) / BYTES_OF_A_TOKEN;
  }

  private static long bytes(@Nullable Content content) {
    return switch (content) {
      case null -> 0;
      case TextContent text -> bytes(text.text());
      case PartsContent parts -> parts.parts().stream().mapToLong(RoughSize::bytes).sum();
    };
  }

  private static long bytes(ContentPart part) {
    return switch (part) {
      case TextPart text -> bytes(text.text());
      case RefusalPart refusal -> bytes(refusal.refusal());
      case OtherPart other -> Math.min(bytes(other.json().text()), OF_MEDIA * BYTES_OF_A_TOKEN);
      default -> 0;
    };
  }

  private static long media(@Nullable Content content) {
    return content instanceof PartsContent parts
        ? OF_MEDIA * parts.parts().stream().filter(RoughSize::isMedia).count()
        : 0;
  }

  private static boolean isMedia(ContentPart part) {
    return !(part instanceof TextPart || part instanceof RefusalPart || part instanceof OtherPart);
  }

  private static long bytes(ToolCall call) {
    return switch (call) {
      case FunctionToolCall function -> bytes(function.function());
      case CustomToolCall custom -> bytes(custom.custom().name()) + bytes(custom.custom().input());
      case OtherToolCall other -> bytes(other.type());
    };
  }

  private static long bytes(FunctionCall call) {
    return bytes(call.name()) + bytes(call.arguments());
  }

  /** The bytes of the text in UTF-8; a lone half of a pair counts as three, like a mark for it. */
  private static long bytes(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes++;
      } else if (unit < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
