// SPDX-License-Identifier: Apache-2.0

/** Moves the focus among the links of a list by the arrow keys, Home and End. */
export function moveByArrows(event, root) {
  const links = [...root.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: links.length - 1 }[
    event.key
  ];
  if (place >= 0 && links[to]) {
    event.preventDefault();
    links[to].focus();
  }
}
