// SPDX-License-Identifier: Apache-2.0
/**
 * The tools of MCP servers as functions of this one. A server is a child process that speaks over
 * its standard streams, or is reached over HTTP; its list of tools is kept, and renewed when it
 * says so. What is lost comes back: a server that ended is started or asked again, after a pause.
 */
@NullMarked
package dev.parley.adapter.mcp.client;

import org.jspecify.annotations.NullMarked;
