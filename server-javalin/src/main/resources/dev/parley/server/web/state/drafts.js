// SPDX-License-Identifier: Apache-2.0
import { keep, kept } from "./kept.js";

const session = () => sessionStorage;

/** What was typed in a conversation and not sent, also after a reload. */
export const draft = (conversation) => kept("draft." + conversation, session) ?? "";

export const keepDraft = (conversation, text) => keep("draft." + conversation, text, session);
