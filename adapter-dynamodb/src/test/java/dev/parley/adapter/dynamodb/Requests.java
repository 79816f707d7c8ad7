// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes the requests that are sent, and lets a test do something at one of them. */
final class Requests implements ExecutionInterceptor {
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private volatile Trap before = Trap.NONE;
  private volatile Trap after = Trap.NONE;

  private record Trap(Predicate<SdkRequest> request, Runnable work, boolean once) {
    static final Trap NONE = new Trap(request -> false, () -> {}, false);
  }

  /** What was sent, for instance {@code Query}, since it was asked for last. */
  List<String> taken() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** Does the work instead of sending the next such request. */
  void atNext(Predicate<SdkRequest> request, Runnable instead) {
    before = new Trap(request, instead, true);
  }

  /** Does the work instead of sending any such request. */
  void atEach(Predicate<SdkRequest> request, Runnable instead) {
    before = new Trap(request, instead, false);
  }

  /** Does the work when the next such request was carried out, before its answer is seen. */
  void afterNext(Predicate<SdkRequest> request, Runnable then) {
    after = new Trap(request, then, true);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    sent.add(context.request().getClass().getSimpleName().replace("Request", ""));
    Trap trap = before;
    if (trap.request().test(context.request())) {
      before = trap.once() ? Trap.NONE : trap;
      trap.work().run();
    }
  }

  @Override
  public void afterUnmarshalling(
      Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
    Trap trap = after;
    if (trap.request().test(context.request())) {
      after = trap.once() ? Trap.NONE : trap;
      trap.work().run();
    }
  }
}
