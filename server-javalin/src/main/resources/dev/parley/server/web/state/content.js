// SPDX-License-Identifier: Apache-2.0

/** The text of a message's or a result's content. */
export function textOf(content) {
  return typeof content === "string"
    ? content
    : content.map((part) => part.text ?? part.refusal ?? fileName(part)).join("");
}

function fileName(part) {
  return part.filename ? `[${part.filename}]` : "";
}

/** Whether a message is nothing but text. */
export const isPlain = ({ content }) => !content?.some((part) => part.text === undefined);

/** A message as the chat API takes it, with all that it was stored with. */
export const asSent = (message) => ({
  role: message.role,
  content: partsOf(message)?.map(chatPart) ?? message.text,
});

/** What was stored; null where it is one text, which every model takes as that. */
function partsOf({ content }) {
  return content?.length === 1 && content[0].text !== undefined ? null : content;
}

function chatPart({ type, ...given }) {
  switch (type) {
    case "input_text":
    case "output_text":
      return { type: "text", text: given.text };
    case "input_image":
      return { type: "image_url", image_url: { url: given.image_url, detail: given.detail } };
    case "input_file":
      return { type: "file", file: given };
    default:
      return { type, ...given };
  }
}
