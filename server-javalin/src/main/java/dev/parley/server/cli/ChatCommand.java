// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A chat in the terminal, with the server that runs or with one that this starts. */
@Command(
    name = "chat",
    description = {
      "Chat in the terminal; it goes on where the last chat ended.",
      "Uses the server that runs on this machine, and starts one for as long as the chat lasts"
          + " where none does."
    },
    sortOptions = false,
    footer = {
      "",
      "In the chat: /new begins another conversation, /help shows more, /exit ends, and Ctrl-C"
          + " stops an answer. A server that wants a key gets the one in PARLEY_API_KEY."
    })
final class ChatCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final ServerStarter starter;

  @Spec private CommandSpec spec;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "Conversation to go on with; an unknown one is begun.")
  private @Nullable String conversation;

  @Option(names = "--new", description = "Begin another conversation.")
  private boolean another;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "M",
      description = "Route or model to ask (default: ${DEFAULT-VALUE}).")
  private String model = Settings.DEFAULT_ROUTE;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Server to chat with; else the one on this machine.")
  private @Nullable URI url;

  @Parameters(paramLabel = "MESSAGE", description = "Say this, print the answer and end.")
  private List<String> message = List.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  ChatCommand(Surroundings surroundings, ServerStarter starter) {
    this.surroundings = surroundings;
    this.starter = starter;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    check();
    Settings settings = SettingsLoader.load(config.request(surroundings)).settings();
    RememberedConversation remembered = new RememberedConversation(settings.dataDir());
    String id = choose(remembered);
    try (ChatServer server = server(settings);
        ChatClient client = new ChatClient(server.address(), surroundings.apiKey());
        Screen screen =
            message.isEmpty()
                ? Screen.of(surroundings.terminal())
                : new PlainScreen(surroundings.terminal())) {
      TerminalChat chat = new TerminalChat(client, screen, model, surroundings.ids());
      boolean answered = chat.run(id, remembered, String.join(" ", message));
      return answered ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private void check() {
    if (conversation != null && !RememberedConversation.ID.matcher(conversation).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--conversation is \"" + conversation + "\": 1 to 128 letters, digits and . _ : -");
    }
    if (conversation != null && another) {
      throw new ParameterException(
          spec.commandLine(), "--conversation and --new say different things: leave out one");
    }
    if (url != null
        && (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))) {
      throw new ParameterException(
          spec.commandLine(), "--url is \"" + url + "\": write it as http://host:port");
    }
  }

  private String choose(RememberedConversation remembered) throws CommandException {
    if (conversation != null) {
      return conversation;
    }
    String fresh = "terminal-" + surroundings.ids().get();
    return another ? fresh : remembered.read().orElse(fresh);
  }

  private ChatServer server(Settings settings) throws CommandException {
    return url == null
        ? ChatServer.ensure(settings, starter, surroundings.terminal())
        : ChatServer.at(url);
  }
}
