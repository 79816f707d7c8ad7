// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.domain.error.ParleyException;
import dev.parley.domain.key.KeyId;
import dev.parley.engine.key.Gatekeeper;
import dev.parley.engine.key.KeyShelf;
import dev.parley.json.JsonObject;
import dev.parley.port.RecordStore;
import dev.parley.server.cli.CommandException;
import dev.parley.server.cli.KeyOffice;
import dev.parley.server.cli.KeyOrder;
import dev.parley.server.http.ListLimit;
import dev.parley.server.http.keys.KeyDesk;
import dev.parley.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * The keys where they are stored: in a data folder that no server uses, which is held for as long
 * as an order takes, or in tables that servers may use meanwhile.
 */
final class StoredKeys implements KeyOffice {
  @Override
  public String ask(Settings settings, KeyOrder order) throws CommandException {
    try (Resources resources = new Resources()) {
      NotYet.check(settings);
      return new String(carryOut(order, desk(settings, resources)), StandardCharsets.UTF_8);
    } catch (StartFailedException e) {
      throw new CommandException(String.join(System.lineSeparator() + "parley: ", e.reasons()), e);
    } catch (ParleyException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static KeyDesk desk(Settings settings, Resources resources) {
    Clock clock = Clock.systemUTC();
    KeyShelf shelf = KeyModule.shelf(records(settings, clock, resources), clock);
    Gatekeeper gatekeeper = KeyModule.gatekeeper(settings, shelf, clock);
    return KeyModule.desk(shelf, gatekeeper, new RandomIds(), clock);
  }

  private static RecordStore records(Settings settings, Clock clock, Resources resources) {
    return switch (settings.stores().records()) {
      case SQLITE -> {
        DataFolder folder = FolderModule.folder(settings, resources);
        yield SqliteModule.database(folder, clock, resources).records();
      }
      case DYNAMODB -> resources.add(DynamoDbModule.open(settings, clock)).records();
    };
  }

  private static byte[] carryOut(KeyOrder order, KeyDesk desk) {
    return switch (order) {
      case KeyOrder.Create create -> desk.create(JsonObject.parse(create.json()));
      case KeyOrder.Page page -> {
        String after = page.after();
        yield desk.list(ListLimit.MOST, after == null ? null : new KeyId(after));
      }
      case KeyOrder.Rotate rotate ->
          desk.rotate(new KeyId(rotate.id()), JsonObject.parse(rotate.json()));
      case KeyOrder.Revoke revoke -> desk.revoke(new KeyId(revoke.id()));
    };
  }
}
