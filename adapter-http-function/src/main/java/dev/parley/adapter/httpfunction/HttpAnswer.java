// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

/** What became of a request. */
sealed interface HttpAnswer {
  /**
   * The server answered.
   *
   * @param host as a person would write it
   * @param text as far as it was read
   * @param readable false for a type that is no text; it was not read then
   */
  record Given(String host, int status, String type, String text, boolean readable)
      implements HttpAnswer {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * It did not.
   *
   * @param reason in words for the model
   * @param sent whether the server may have got the request, and done what it asks for
   */
  record Failed(String reason, boolean sent) implements HttpAnswer {}
}
