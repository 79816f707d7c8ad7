// SPDX-License-Identifier: Apache-2.0

const CONVERSATION = /^\/c\/([^/]+)$/;

/** Which conversation the address names, and which of its items. */
export function place() {
  const id = CONVERSATION.exec(location.pathname)?.[1];
  return { id: id && decodeURIComponent(id), item: location.hash.slice(1) || null };
}

export const linkTo = (id, item) => "/c/" + encodeURIComponent(id) + (item ? "#" + item : "");

/** Follows the links of the page without loading it anew; `arrive` is told of each new place. */
export function followLinks(arrive) {
  addEventListener("popstate", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-inside]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (link && plain) {
      event.preventDefault();
      goTo(link.getAttribute("href"), arrive);
    }
  });
}

export function goTo(path, arrive) {
  if (path !== location.pathname + location.hash) {
    history.pushState(null, "", path);
  }
  arrive();
}
