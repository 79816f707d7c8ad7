// SPDX-License-Identifier: Apache-2.0
import { wishes } from "./wishes.js";

/** What the shortcuts do; false where there is nothing to do, and the key keeps its meaning. */
const ACTIONS = {
  search,
  newChat: (app) => app.newChat(),
  askAgain: () => press("[data-testid=regenerate]"),
  editLast: () => press("[data-testid=edit]"),
  undo: () => press("[data-testid=undo]"),
  shortcuts: (app) => wishes["show-shortcuts"](app),
  compose: (app) => app.focusComposer(),
  window: (app) => wishes["toggle-window"](app),
  leave,
};

export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    const action = document.querySelector("dialog[open]") ? null : actionOf(event);
    if (action && ACTIONS[action](app) !== false) {
      event.preventDefault();
    }
  });
}

function actionOf({ key, code, ctrlKey, metaKey, shiftKey, altKey, target }) {
  if (ctrlKey || metaKey) {
    return { KeyK: "search", KeyO: shiftKey && "newChat", KeyZ: !target.value && "undo" }[code];
  }
  if (altKey) {
    return { KeyR: "askAgain", KeyW: "window" }[code];
  }
  if (key === "Escape") {
    return "leave";
  }
  if (target.closest("input, textarea, select")) {
    return key === "ArrowUp" && target.matches(".composer textarea") && !target.value
      ? "editLast"
      : null;
  }
  return { "?": "shortcuts", "/": "compose" }[key];
}

function leave(app) {
  if (document.querySelector("main[inert]")) {
    app.closeSidebar();
    return true;
  }
  if (!app.dialogue.isAnswering && app.look.isOpen) {
    wishes["toggle-window"](app);
    return true;
  }
  app.dialogue.stop();
  return app.dialogue.isAnswering;
}

async function search(app) {
  app.isSidebarOpen = true;
  await app.updateComplete;
  app.querySelector("side-bar").focusSearch();
}

/** Presses the last button of that kind. */
function press(selector) {
  const button = [...document.querySelectorAll(selector)].at(-1);
  button?.click();
  return button !== undefined;
}
