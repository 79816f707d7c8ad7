// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { textOf } from "./content.js";

/** What the owner of a conversation chose for it: model, parameters, system message. */
export class Choices {
  model = null;
  parameters = {};
  /** Null until it was looked up. */
  systemMessage = null;
  #systemItem = null;
  /** Those before it, until they are deleted. */
  #oldItems = [];
  #metadata = {};

  /** Reads what a conversation's metadata says. */
  read(metadata) {
    this.#metadata = metadata;
    this.model = metadata.model ?? null;
    this.parameters = parametersIn(metadata.parameters);
  }

  /** Whether there is something to write down for a conversation that just began. */
  get areMade() {
    return this.model !== null || Object.keys(this.parameters).length > 0;
  }

  /** Writes model and parameters down, beside the metadata that others wrote. */
  async save(id) {
    const { metadata } = await conversations.get(id);
    const { model, parameters, system_item: written, ...others } = metadata;
    const systemItem = this.systemMessage === null ? written : this.#systemItem;
    this.#metadata = { ...others };
    if (this.model) {
      this.#metadata.model = this.model;
    }
    if (Object.keys(this.parameters).length > 0) {
      this.#metadata.parameters = JSON.stringify(this.parameters);
    }
    if (systemItem) {
      this.#metadata.system_item = systemItem;
    }
    await conversations.describe(id, this.#metadata);
  }

  /** Looks for the system message: where it was last written, or else at the beginning. */
  async findSystemMessage(id) {
    const item = (await this.#writtenItem(id)) ?? (await firstSystemItem(id));
    this.#systemItem = item?.id ?? null;
    this.systemMessage = item ? textOf(item.content) : "";
  }

  async #writtenItem(id) {
    const written = this.#systemItem ?? this.#metadata.system_item;
    return written ? conversations.item(id, written).catch(ifGone) : null;
  }

  /** Replaces the system message; an empty one removes it. */
  async replaceSystemMessage(id, text) {
    if (text !== this.systemMessage) {
      const added = text ? await addSystemItem(id, text) : null;
      this.#oldItems.push(this.#systemItem);
      this.#systemItem = added;
      this.systemMessage = text;
    }
    for (const old of this.#oldItems.filter(Boolean)) {
      await conversations.removeItem(id, old);
    }
    this.#oldItems = [];
  }
}

async function addSystemItem(id, content) {
  const added = await conversations.addItems(id, [{ type: "message", role: "system", content }]);
  return added.data[0].id;
}

function ifGone(failure) {
  if (!failure.isNotFound) {
    throw failure;
  }
  return null;
}

async function firstSystemItem(id) {
  const first = await conversations.firstItems(id);
  return first.data.find((item) => item.role === "system");
}

function parametersIn(text) {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    return {}; // written by another program
  }
}
