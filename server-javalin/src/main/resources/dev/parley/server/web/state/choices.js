// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { textOf } from "./messages.js";

/** What the owner of a conversation chose for it: model, parameters, system message. */
export class Choices {
  model = null;
  parameters = {};
  /** Null until it was looked up. */
  systemMessage = null;
  #systemItem = null;
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
    const { model, parameters, ...others } = metadata;
    this.#metadata = { ...others };
    if (this.model) {
      this.#metadata.model = this.model;
    }
    if (Object.keys(this.parameters).length > 0) {
      this.#metadata.parameters = JSON.stringify(this.parameters);
    }
    if (this.#systemItem) {
      this.#metadata.system_item = this.#systemItem;
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
    const written = this.#metadata.system_item;
    return written ? conversations.item(id, written).catch(() => null) : null;
  }

  /** Replaces the system message; an empty one removes it. */
  async replaceSystemMessage(id, text) {
    if (this.#systemItem) {
      await conversations.removeItem(id, this.#systemItem);
      this.#systemItem = null;
    }
    if (text) {
      const added = await conversations.addItems(id, [
        { type: "message", role: "system", content: text },
      ]);
      this.#systemItem = added.data[0].id;
    }
    this.systemMessage = text;
  }
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
