// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

/** What a command tells the shell that started it. */
public final class ExitCode {

  /** All went well. */
  public static final int OK = 0;

  /** The command could not do what it is for. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The configuration is wrong (EX_CONFIG of sysexits): starting again won't help. */
  public static final int CONFIGURATION = 78;

  private ExitCode() {}
}
