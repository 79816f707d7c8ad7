// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.context.Capabilities;

/**
 * What was found out about the model behind an address.
 *
 * @param endpoint whose they are: a server that was started again is asked again
 * @param share tokens that the chat template puts around a message
 * @param shareIsExact whether the template was asked for it
 */
record ModelFacts(Endpoint endpoint, Capabilities capabilities, int share, boolean shareIsExact) {}
