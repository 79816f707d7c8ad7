// SPDX-License-Identifier: Apache-2.0
/**
 * A {@code llama-server} of Parley's own: found or fetched, started on the loopback with a key,
 * watched, started again when it dies, and ended with Parley however Parley ends. {@link
 * dev.parley.adapter.llamacpp.process.LlamaServer} is the way in.
 */
@NullMarked
package dev.parley.adapter.llamacpp.process;

import org.jspecify.annotations.NullMarked;
