// SPDX-License-Identifier: Apache-2.0
/**
 * The embedded default stores: conversations and records in one SQLite file that outlives a crash.
 * One platform thread writes, many writes to a commit, and two read; whoever calls only waits, so
 * that no native call ever holds a virtual thread's carrier. {@link
 * dev.parley.adapter.sqlite.SqliteDatabase} is where to begin.
 */
@NullMarked
package dev.parley.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
