// SPDX-License-Identifier: Apache-2.0
/**
 * {@code /mcp}: the server's functions as the tools of an MCP server, over streamable HTTP. It
 * keeps no sessions: each request says all there is to know, so any server of many can answer it.
 */
@NullMarked
package dev.parley.server.http.mcp;

import org.jspecify.annotations.NullMarked;
