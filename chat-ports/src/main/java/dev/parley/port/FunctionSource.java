// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import java.util.List;

/** Where functions of the server come from: code, a configuration, another server. */
public interface FunctionSource {
  /**
   * The functions there are now. Asked for each request, so it answers at once, from what is known;
   * the list may change between two requests.
   */
  List<FunctionHandler> functions();
}
