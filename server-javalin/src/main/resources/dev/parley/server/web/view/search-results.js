// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { linkTo } from "../state/address-bar.js";
import { moveByArrows } from "./arrow-keys.js";
import { View } from "./view.js";

const WHO = { user: "You", assistant: "Parley" };

/** The conversations in which the words were found, each with the place. */
class SearchResults extends View {
  static watches = ["search"];
  static properties = { search: { attribute: false } };

  render() {
    const { results, problem } = this.search;
    return html`<div @keydown=${(event) => moveByArrows(event, this)}>
      <p class="soft hint" role="status">${this.summary()}</p>
      ${problem ? html`<p class="note failure">${problem.message}</p>` : nothing}
      <ul>
        ${results?.map((result) => html`<li>${this.result(result)}</li>`)}
      </ul>
    </div>`;
  }

  summary() {
    const { results, problem } = this.search;
    if (results === null) {
      return "Searching…";
    }
    if (problem) {
      return "The search did not work.";
    }
    return results.length === 0
      ? "Nothing was found. Try fewer or other words."
      : `${results.length} ${results.length === 1 ? "conversation" : "conversations"}`;
  }

  result({ id, title, match }) {
    return html`<a
      class="result"
      data-testid="search-result"
      data-id=${id}
      data-inside
      href=${linkTo(id, match?.item)}
    >
      <strong
        >${match?.item ? title || "Untitled" : marked(match?.text ?? [{ text: title }])}</strong
      >
      ${
        match?.item
          ? html`<span><b>${WHO[match.role] ?? match.role}:</b> ${marked(match.text)}</span>`
          : nothing
      }
    </a>`;
  }
}

const marked = (pieces) => pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text));

customElements.define("search-results", SearchResults);
