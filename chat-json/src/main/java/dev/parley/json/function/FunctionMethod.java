// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.function;

import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.ServerFunction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method a function that models may call; {@link JavaFunctions#in} finds it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FunctionMethod {
  /** When to call it and what it comes to, for the model. */
  String value();

  /** What the model calls it; the method's name unless it is given. */
  String name() default "";

  /** Whether a call changes something outside. */
  boolean sideEffects() default false;

  /** Whether a person is asked first. */
  Confirm confirm() default Confirm.AUTO;

  /** How long a call may take. */
  int timeoutSeconds() default 10;

  /** Characters of a result that the model is shown. */
  int longestResult() default ServerFunction.DEFAULT_LONGEST_RESULT;
}
