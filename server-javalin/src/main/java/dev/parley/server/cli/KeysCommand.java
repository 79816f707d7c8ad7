// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.domain.key.KeyText;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.server.settings.Secret;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.SettingsLoader;
import dev.parley.server.settings.StoreSettings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists, rotates and revokes API keys. */
@Command(
    name = "keys",
    description = {
      "Make, list, rotate and revoke API keys.",
      "Works on the data folder, or asks the server that uses it; that one wants an admin's key in"
          + " PARLEY_ADMIN_KEY or PARLEY_API_KEY once there is one. Keys that are stored in"
          + " DynamoDB are worked on there; servers know of it within five seconds."
    },
    sortOptions = false,
    footer = {
      "",
      "The first key is an admin's, and the conversations that were had without a key are its own"
          + " unless it names another owner. From then on every call needs a key."
    })
final class KeysCommand extends WithHelp implements Runnable {

  private final Surroundings surroundings;
  private final ServerStarter servers;
  private final KeyOffice office;
  private final KeyPrinter printer;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  KeysCommand(Surroundings surroundings, ServerStarter servers, KeyOffice office) {
    this.surroundings = surroundings;
    this.servers = servers;
    this.office = office;
    this.printer = new KeyPrinter(surroundings.terminal());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: keys create, list, rotate or revoke");
  }

  @Command(
      name = "create",
      description = "Make a key, and print it: the only time that it is shown.",
      sortOptions = false)
  int create(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Mixin NewKeyOptions options)
      throws CommandException {
    String json = options.json(name, spec);
    printer.made(ask(desk(config), new KeyOrder.Create(json)));
    return ExitCode.OK;
  }

  @Command(name = "list", description = "List all keys, the newest first.", sortOptions = false)
  int list(@Mixin ConfigOption config) throws CommandException {
    Desk desk = desk(config);
    printer.heading();
    String after = null;
    JsonObject page;
    do {
      page = ask(desk, new KeyOrder.Page(after));
      page.objects("data").forEach(printer::row);
      after = page.string("last_id").orElse(null);
    } while (page.bool("has_more").orElse(false));
    return ExitCode.OK;
  }

  @Command(
      name = "rotate",
      description = "Give a key a new text, and print it; the old one works a while longer.",
      sortOptions = false)
  int rotate(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "ID", description = "The key's id; its text will do.") String id,
      @Option(
              names = "--overlap-seconds",
              paramLabel = "N",
              description = "How long the old key still works (a day); 0 ends it at once.")
          @Nullable Long overlap)
      throws CommandException {
    String json =
        Json.text(out -> out.beginObject().fieldIfPresent("overlap_seconds", overlap).endObject());
    printer.made(ask(desk(config), new KeyOrder.Rotate(id(id), json)));
    return ExitCode.OK;
  }

  @Command(name = "revoke", description = "End a key at once.", sortOptions = false)
  int revoke(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "ID", description = "The key's id; its text will do.") String id)
      throws CommandException {
    printer.revoked(ask(desk(config), new KeyOrder.Revoke(id(id))));
    return ExitCode.OK;
  }

  /** Whoever found a key somewhere it should not be has its text. */
  private String id(String given) {
    String id = KeyText.parse(given).map(text -> text.id().value()).orElse(given);
    if (!id.matches("[A-Za-z0-9]{1,64}")) {
      throw new ParameterException(
          spec.commandLine(), "ID is no key's id: ./parley keys list shows those that there are");
    }
    return id;
  }

  private static JsonObject ask(Desk desk, KeyOrder order) throws CommandException {
    return JsonObject.parse(desk.ask(order));
  }

  /**
   * Where orders are carried out: the server that has the data folder, else where the keys are
   * stored. Tables are open to more than one server.
   */
  private Desk desk(ConfigOption config) {
    Settings settings = SettingsLoader.load(config.request(surroundings)).settings();
    Optional<URI> running =
        settings.stores().records() == StoreSettings.Durable.SQLITE
            ? servers.running(settings).filter(ChatServer::answers)
            : Optional.empty();
    return running.isPresent()
        ? new KeyClient(running.get(), key(settings))::ask
        : order -> office.ask(settings, order);
  }

  @FunctionalInterface
  private interface Desk {
    String ask(KeyOrder order) throws CommandException;
  }

  private @Nullable Secret key(Settings settings) {
    Secret admin = settings.adminKey();
    return admin == null ? surroundings.apiKey() : admin;
  }
}
