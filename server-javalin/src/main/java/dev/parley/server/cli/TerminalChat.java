// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The conversation between a person at a terminal and a model. */
final class TerminalChat {

  private static final Pattern COMMAND = Pattern.compile("/[A-Za-z]+");
  private static final String HELP =
      """
      /new    begin another conversation
      /exit   end the chat (Ctrl-D too); it goes on with the next ./parley chat
      /help   show this
      Ctrl-C  stop the answer\
      """;

  private final ChatClient client;
  private final Screen screen;
  private final String model;
  private final Supplier<String> ids;

  TerminalChat(ChatClient client, Screen screen, String model, Supplier<String> ids) {
    this.client = client;
    this.screen = screen;
    this.model = model;
    this.ids = ids;
  }

  /**
   * Talks until the person ends it, or says one message and ends.
   *
   * @param message the only message; empty for a whole chat
   * @return whether the last message was answered
   */
  boolean run(String conversation, RememberedConversation remembered, String message)
      throws CommandException, IOException {
    boolean continued = remembered.read().filter(conversation::equals).isPresent();
    remembered.write(conversation);
    screen.onInterrupt(client::cancel);
    if (!message.isEmpty()) {
      return say(conversation, message);
    }
    screen.notice(
        continued
            ? "Going on with conversation "
                + conversation
                + "; /new begins another, /help shows more."
            : "Conversation " + conversation + "; /help shows what can be done.");
    return talk(conversation, remembered);
  }

  private boolean talk(String first, RememberedConversation remembered)
      throws CommandException, IOException {
    String conversation = first;
    boolean answered = true;
    String line = screen.readLine();
    while (line != null) {
      String text = line.strip();
      String command = COMMAND.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : "";
      switch (command) {
        case "/exit", "/quit" -> {
          return answered;
        }
        case "/new" -> {
          conversation = "terminal-" + ids.get();
          remembered.write(conversation);
          screen.notice("Conversation " + conversation + ".");
        }
        case "/help" -> HELP.lines().forEach(screen::notice);
        case "" -> answered = text.isEmpty() ? answered : say(conversation, text);
        default -> screen.notice("There is no " + text + "; /help shows what there is.");
      }
      line = screen.readLine();
    }
    return answered;
  }

  private boolean say(String conversation, String text) {
    ChatClient.Outcome outcome =
        client.ask(new ChatClient.Question(conversation, model, text), screen::show);
    screen.show("\n");
    switch (outcome) {
      case ChatClient.Answered answered -> {
        if (answered.reason().equals("length")) {
          screen.notice("(cut off: the answer reached its length limit)");
        }
      }
      case ChatClient.Stopped stopped -> screen.notice("(stopped)");
      case ChatClient.Failed failed -> screen.notice("parley: " + failed.message());
    }
    return !(outcome instanceof ChatClient.Failed);
  }
}
