// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { decoded } from "./entities.js";
import { isOwnPicture, safeAddress } from "./links.js";

/** What Marked found inside a block, as templates: text stays text, whatever it holds. */
export const inlines = (tokens) => tokens?.map(inline) ?? nothing;

function inline(token) {
  switch (token.type) {
    case "strong":
      return html`<strong>${inlines(token.tokens)}</strong>`;
    case "em":
      return html`<em>${inlines(token.tokens)}</em>`;
    case "del":
      return html`<del>${inlines(token.tokens)}</del>`;
    case "codespan":
      return html`<code>${token.text}</code>`;
    case "br":
      return html`<br />`;
    case "link":
      return link(token.href, inlines(token.tokens), token.title);
    case "image":
      return image(token);
    case "maths":
      return html`<code class="maths">${token.text}</code>`;
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "html":
      return /^<br\s*\/?>$/i.test(token.text) ? html`<br />` : token.text;
    default:
      return token.tokens ? inlines(token.tokens) : decoded(token.text);
  }
}

function link(href, content, title) {
  const address = safeAddress(href);
  return address
    ? html`<a href=${address} title=${title ?? nothing} target="_blank" rel="noopener noreferrer"
        >${content}</a
      >`
    : content;
}

/** Pictures from elsewhere would tell their host who reads this: they are links. */
function image({ href, text, title }) {
  const name = text || "picture";
  return isOwnPicture(href)
    ? html`<img src=${href} alt=${name} title=${title ?? nothing} />`
    : link(href, html`${name} (picture)`, title);
}
