// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.llamacpp.process.LlamaServer;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Fitted;
import dev.parley.domain.context.History;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Placed;
import dev.parley.domain.context.Supplements;
import dev.parley.domain.context.Terms;
import dev.parley.domain.context.Window;
import dev.parley.domain.context.WindowOptions;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The share of prompt tokens that a turn's prompt has in common with the beginning of the turn's
 * before, over a conversation: cut as Parley cuts, and with the oldest turn dropped as soon as it
 * must be. Both without notes, which are of one turn alone. Turns count from the first whose
 * history does not fit.
 *
 * <p>Arguments: tokens that a prompt may have (6144), turns (200), and {@code witness} to send each
 * prompt to a llama-server and add what it says that it took from its cache.
 */
public final class PrefixReuse {
  private static final Message SYSTEM = Message.system("You are a helpful assistant.");
  private static final int CONTEXT_FOR_A_TOKEN = 2;

  /** Of a summary. */
  private static final int WORDS = 150;

  private final List<Placed> talk;
  private final RoughCounter counter = new RoughCounter();
  private final int prompt;
  private final int turns;

  private PrefixReuse(int prompt, int turns) {
    this.prompt = prompt;
    this.turns = turns;
    this.talk = Talk.of(turns + prompt / 20);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int prompt = args.length > 0 ? Integer.parseInt(args[0]) : 6144;
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    PrefixReuse reuse = new PrefixReuse(prompt, turns);
    if (args.length < 3) {
      report("roundest cut", reuse.run(reuse::roundest, messages -> 0));
      report("with a summary", reuse.run(reuse.new Summarizing(), messages -> 0));
      report("oldest dropped", reuse.run(reuse::oldestDropped, messages -> 0));
      return;
    }
    LlamaCppSettings settings =
        LlamaCppSettings.builder()
            .threads(1)
            .slots(1)
            .contextTokens(prompt * CONTEXT_FOR_A_TOKEN)
            .build();
    report("roundest cut", witnessed(settings, reuse, reuse::roundest));
    report("with a summary", witnessed(settings, reuse, reuse.new Summarizing()));
    report("oldest dropped", witnessed(settings, reuse, reuse::oldestDropped));
  }

  /** Each has a llama-server of its own, which would else remember the other's prompts. */
  private static Shares witnessed(LlamaCppSettings settings, PrefixReuse reuse, Cutting cutting)
      throws IOException, InterruptedException {
    try (LlamaServer llama = LlamaServer.start(settings)) {
      Endpoint endpoint = llama.awaitReady(Duration.ofMinutes(10));
      return reuse.run(cutting, new CacheWitness(endpoint)::cachedPerMille);
    }
  }

  private static void report(String name, Shares shares) {
    System.out.printf(
        "%-16s %.1f %% of prompt tokens reused (llama-server: %.1f %%); prompts of %d tokens; the"
            + " cut moved %d times%n",
        name,
        100.0 * shares.reused / shares.sent,
        shares.witnessed / 10.0 / shares.turns,
        shares.sent / shares.turns,
        shares.moved);
  }

  private Shares run(Cutting cutting, Witness witness) throws IOException, InterruptedException {
    Shares shares = new Shares();
    List<Message> before = List.of();
    for (int turn = 0; shares.turns < turns; turn++) {
      List<Message> sent = cutting.prompt(2 * turn);
      if (sent.size() < 2 * turn + 2) {
        int same = 0;
        while (same < before.size() && before.get(same).equals(sent.get(same))) {
          same++;
        }
        shares.turns++;
        shares.moved += same < before.size() ? 1 : 0;
        shares.reused += counter.count(sent.subList(0, same)).tokens();
        shares.sent += counter.count(sent).tokens();
        shares.witnessed += witness.cached(sent);
      }
      before = sent;
    }
    return shares;
  }

  private List<Message> roundest(int said) {
    return fit(said, null).messages();
  }

  private Fitted fit(int said, @Nullable Summary summary) {
    Material material =
        new Material.Conversation(
            List.of(Placed.nowhere(SYSTEM)),
            History.of(talk.subList(0, said)),
            talk.subList(said, said + 1),
            said + 1L,
            new Supplements(null, summary, List.of()));
    Terms terms =
        new Terms(
            new ModelId("m"), Capabilities.UNKNOWN, new Budget(prompt, 0), WindowOptions.DEFAULT);
    return Window.fit(material, terms, counter);
  }

  private List<Message> oldestDropped(int said) {
    int from = said;
    int free = prompt - counter.count(List.of(SYSTEM, talk.get(said).message())).tokens();
    while (from > 0) {
      int turn =
          counter
              .count(List.of(talk.get(from - 2).message(), talk.get(from - 1).message()))
              .tokens();
      if (turn > free) {
        break;
      }
      free -= turn;
      from -= 2;
    }
    List<Message> sent = new ArrayList<>(List.of(SYSTEM));
    talk.subList(from, said + 1).forEach(placed -> sent.add(placed.message()));
    return sent;
  }

  private interface Cutting {
    /** The prompt of the turn after so many messages. */
    List<Message> prompt(int said);
  }

  /** As the cut is, with a summary of what is before it: each is there a turn late. */
  private final class Summarizing implements Cutting {
    private @Nullable Summary summary;

    @Override
    public List<Message> prompt(int said) {
      Fitted fitted = fit(said, summary);
      long left = fitted.leftUpTo();
      if (left > 0 && (summary == null || summary.covers().value() < left)) {
        summary = new Summary(Talk.text(new Random(left), WORDS, WORDS), new Sequence(left));
      }
      return fitted.messages();
    }
  }

  private interface Witness {
    /** How much of the prompt was there already, in thousandths. */
    int cached(List<Message> sent) throws IOException, InterruptedException;
  }

  private static final class Shares {
    private int turns;
    private int moved;
    private long reused;
    private long sent;
    private long witnessed;
  }
}
