// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from "lit";
import { written } from "./parameters.js";

/** The field of a parameter; `usual` is what holds where it is left empty. */
export function parameterField({ name, label, help, min, max, step, isText }, usual) {
  const placeholder = usual === undefined ? "The model's own" : written(usual);
  const field = isText
    ? html`<textarea
        name=${name}
        rows="2"
        data-testid="param-${name}"
        placeholder=${placeholder}
      ></textarea>`
    : html`<input
        name=${name}
        type="number"
        data-testid="param-${name}"
        min=${min ?? nothing}
        max=${max ?? nothing}
        step=${step}
        placeholder=${placeholder}
      />`;
  return html`<label class="field"><span>${label}</span> ${field} <small>${help}</small></label>`;
}
