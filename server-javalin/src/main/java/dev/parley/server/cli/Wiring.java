// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

/**
 * What the commands need of the rest of the server.
 *
 * @param server starts servers
 * @param models knows the models that can be had
 * @param keys works on the keys where they are stored
 * @param tables makes the tables that servers share
 * @param mover moves conversations between the stores and a file
 */
public record Wiring(
    ServerStarter server,
    ModelShelf models,
    KeyOffice keys,
    TableMaker tables,
    ConversationMover mover) {}
