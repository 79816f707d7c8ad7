// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.parley.adapter.mcp.client;

import org.jspecify.annotations.NullMarked;
