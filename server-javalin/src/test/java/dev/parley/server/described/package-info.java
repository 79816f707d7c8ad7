// SPDX-License-Identifier: Apache-2.0

/**
 * What descriptions of the API say, held against what the server says: OpenAI's published OpenAPI
 * description, trimmed to the calls that Parley has too, and the server's own. Every test that
 * speaks with a server passes its answers through here.
 */
@NullMarked
package dev.parley.server.described;

import org.jspecify.annotations.NullMarked;
