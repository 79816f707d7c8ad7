// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Functions in Java, as a source of functions for the engine. */
public final class JavaFunctions {
  private JavaFunctions() {}

  /**
   * These functions.
   *
   * @throws IllegalArgumentException when two have one name
   */
  public static FunctionSource of(FunctionHandler... functions) {
    return source(List.of(functions));
  }

  /**
   * The methods of an object that are marked with {@link FunctionMethod}, by name:
   *
   * <pre>{@code
   * final class Shop {
   *   @FunctionMethod("Status of an order")
   *   String lookupOrderStatus(@Describe("as on the receipt") String orderId) { … }
   *
   *   @FunctionMethod(value = "Books an appointment", sideEffects = true)
   *   Booking book(BookingQuery query, FunctionInvocation invocation) { … }
   * }
   * }</pre>
   *
   * <p>A single record is the arguments as a whole; other parameters are an argument each, by their
   * Java names (the class is then compiled with {@code -parameters}) or by {@link ArgumentName}. A
   * parameter of type {@code FunctionInvocation} gets the invocation. What {@link JavaFunction}
   * says of bodies holds for methods; a {@code void} one comes to {@code done}.
   *
   * @throws IllegalArgumentException when there is none, two have one name, or a parameter has no
   *     schema or no name
   */
  public static FunctionSource in(Object object) {
    List<FunctionHandler> found =
        Stream.of(object.getClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(FunctionMethod.class))
            .filter(method -> !method.isBridge())
            .sorted(Comparator.comparing(Method::getName))
            .<FunctionHandler>map(method -> MethodFunction.of(object, method))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          object.getClass().getName() + " has no method with @FunctionMethod: mark those to call");
    }
    return source(found);
  }

  private static FunctionSource source(List<FunctionHandler> functions) {
    Set<String> names = new HashSet<>();
    for (FunctionHandler each : functions) {
      if (!names.add(each.function().name())) {
        throw new IllegalArgumentException(
            "two functions are called " + each.function().name() + ": change one's name");
      }
    }
    return () -> functions;
  }
}
