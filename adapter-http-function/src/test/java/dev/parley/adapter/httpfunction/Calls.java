// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.adapter.httpfunction.HttpFunctionSettings.Method;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.testkit.Await;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Functions and calls for tests, in few words. */
record Calls(
    Method method, String url, Map<String, String> headers, List<String> hosts, Duration timeout) {
  static final int LONGEST_RESULT = 1_000;

  static Calls get(String url, String... hosts) {
    return new Calls(Method.GET, url, Map.of(), List.of(hosts), Await.LONGEST);
  }

  static Calls post(String url, String... hosts) {
    return get(url, hosts).with(Method.POST);
  }

  Calls with(Method next) {
    return new Calls(next, url, headers, hosts, timeout);
  }

  Calls with(Map<String, String> next) {
    return new Calls(method, url, next, hosts, timeout);
  }

  Calls with(Duration next) {
    return new Calls(method, url, headers, hosts, next);
  }

  HttpFunctionSettings settings() {
    ServerFunction function =
        ServerFunction.of("f", "F", ServerFunction.NO_PARAMETERS)
            .withTimeout(timeout)
            .withLongestResult(LONGEST_RESULT);
    return new HttpFunctionSettings(function, method, url, headers, hosts, null);
  }

  FunctionResult run(String arguments) {
    return run(arguments, HostResolver.SYSTEM);
  }

  FunctionResult run(String arguments, HostResolver resolver) {
    return HttpFunction.of(settings(), resolver).run(call(arguments));
  }

  static FunctionInvocation call(String arguments) {
    return new FunctionInvocation(
        "f", new RawJson(arguments), "key-1", Owner.LOCAL, null, Instant.MAX);
  }

  /** An address, written as such. */
  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
