// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.ServerFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method of an object that models may call. */
final class MethodFunction {
  private final Object object;
  private final Method method;
  private final List<Argument> arguments;
  private final List<Member> members;

  /** Whether one record takes the arguments as a whole. */
  private final boolean whole;

  /**
   * A parameter.
   *
   * @param member null for the invocation itself
   */
  private record Argument(Parameter parameter, @Nullable Member member) {
    static Argument of(Parameter parameter) {
      return new Argument(
          parameter, parameter.getType() == FunctionInvocation.class ? null : Member.of(parameter));
    }
  }

  private MethodFunction(Object object, Method method) {
    this.object = object;
    this.method = method;
    this.arguments = Stream.of(method.getParameters()).map(Argument::of).toList();
    this.members = arguments.stream().map(Argument::member).filter(Objects::nonNull).toList();
    this.whole = members.size() == 1 && raw(members.getFirst()).isRecord();
  }

  static JavaFunction of(Object object, Method method) {
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          method + " can't be called from here: open its package to dev.parley.json");
    }
    MethodFunction made = new MethodFunction(object, method);
    return JavaFunction.of(made.function(), made::call);
  }

  private ServerFunction function() {
    FunctionMethod told = method.getAnnotation(FunctionMethod.class);
    String name = told.name().isEmpty() ? method.getName() : told.name();
    ServerFunction function =
        ServerFunction.of(name, told.value(), schema())
            .withConfirm(told.confirm())
            .withTimeout(Duration.ofSeconds(told.timeoutSeconds()))
            .withLongestResult(told.longestResult());
    return told.sideEffects() ? function.withSideEffects() : function;
  }

  private RawJson schema() {
    return whole
        ? new RawJson(RecordSchema.tree(raw(members.getFirst())).toString())
        : RecordSchema.of(members, method.getName());
  }

  private static Class<?> raw(Member member) {
    return ((Parameter) member.annotations()).getType();
  }

  private @Nullable Object call(FunctionInvocation invocation) throws Exception {
    JsonNode tree = Trees.read(invocation.arguments());
    if (!whole) {
      Defaults.fill(tree, members);
    }
    @Nullable Object[] values =
        arguments.stream().map(each -> value(each, tree, invocation)).toArray();
    try {
      Object result = method.invoke(object, values);
      return method.getReturnType() == void.class ? "done" : result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }

  private @Nullable Object value(Argument argument, JsonNode tree, FunctionInvocation invocation) {
    Parameter parameter = argument.parameter();
    Member member = argument.member();
    if (member == null) {
      return invocation;
    }
    if (whole) {
      return Binding.bind(tree, parameter.getParameterizedType(), parameter.getType(), "");
    }
    JsonNode given = tree.path(member.name());
    return Binding.bind(
        given.isMissingNode() ? NullNode.instance : given,
        parameter.getParameterizedType(),
        parameter.getType(),
        member.name());
  }
}
