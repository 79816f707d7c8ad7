// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What tests can make the fake do. */
final class ScriptedFunctionTest {
  private final ScriptedFunction function = new ScriptedFunction("book");

  @Test
  void aLostResultIsADeedWhoseStatusIsKnownWhereItTells() {
    IllegalStateException error = new IllegalStateException("the server died");
    function.answer("booked").loseResult(error);
    assertThatThrownBy(() -> function.run(call("k"))).isSameAs(error);
    assertThat(function.deeds()).containsExactly(call("k"));
    assertThat(function.status(call("k"))).isEqualTo(FunctionOutcome.UNKNOWN);
    function.tellStatus();
    assertThat(function.status(call("k")))
        .isEqualTo(new FunctionOutcome.Done(FunctionResult.of("booked")));
    assertThat(function.status(call("other"))).isEqualTo(FunctionOutcome.NOT_RUN);
    assertThat(function.questions()).containsExactly(call("k"), call("k"), call("other"));
  }

  @Test
  void aCrashAndAFailureDoNothing() {
    IllegalStateException error = new IllegalStateException("a bug");
    function.crash(error);
    assertThatThrownBy(() -> function.run(call("k"))).isSameAs(error);
    function.fail("sold out");
    assertThat(function.run(call("k"))).isEqualTo(FunctionResult.failed("sold out"));
    assertThat(function.invocations()).hasSize(2);
    assertThat(function.deeds()).isEmpty();
    assertThat(function.working()).isZero();
  }

  private static FunctionInvocation call(String key) {
    return new FunctionInvocation("book", new RawJson("{}"), key, Owner.LOCAL, null, Instant.EPOCH);
  }
}
