// SPDX-License-Identifier: Apache-2.0

/**
 * OpenAI's own clients for Java, Python and Node against a Parley server in front of a provider
 * that follows a script. The same contract holds for all three: what an application sees when
 * nothing but its base URL changes. Their helpers and LangChain's standard tests run before a
 * provider that does what it is asked, and all of them together write the page of clients.
 */
@NullMarked
package dev.parley.server.clients;

import org.jspecify.annotations.NullMarked;
