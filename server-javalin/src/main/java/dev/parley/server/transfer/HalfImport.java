// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.TurnId;
import dev.parley.json.export.ExportJson;
import dev.parley.json.export.ExportLine;
import java.util.List;

/**
 * The header of a conversation that is too long for one write, until its import is done: nothing of
 * its log is in use, and a turn stands open on it that names the import, by the digest of the
 * header that is to come. So nobody reads half a conversation or goes on in one, and it is known
 * again, whatever has become of the import.
 */
final class HalfImport {
  private static final TurnId TURN = new TurnId("import");

  private HalfImport() {}

  /** The header while the log ends there. */
  static Header header(Header wanted, long version, Sequence last) {
    OpenTurn turn =
        OpenTurn.begin(TURN, holder(wanted), List.of(), wanted.createdAt(), OpenTurn.FOR_EVER);
    return new Header(
        wanted.id(),
        wanted.owner(),
        version,
        last,
        Branches.NONE,
        List.of(),
        wanted.title(),
        turn,
        null,
        wanted.metadata(),
        wanted.createdAt(),
        wanted.updatedAt());
  }

  /** Whether it is what an import of the other left, and nobody has written it since. */
  static boolean isHalf(Header stored, Header wanted) {
    return stored.last().compareTo(wanted.last()) <= 0
        && stored.equals(header(wanted, stored.version(), stored.last()));
  }

  private static String holder(Header wanted) {
    Digest digest = new Digest();
    digest.add(ExportJson.write(new ExportLine.Begin(wanted)));
    return "import " + digest.hex();
  }
}
