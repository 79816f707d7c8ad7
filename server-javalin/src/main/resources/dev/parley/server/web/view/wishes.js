// SPDX-License-Identifier: Apache-2.0
import { linkTo } from "../state/address-bar.js";

/** What the parts of the page ask of it, each under the name of the event that tells it. */
export const wishes = {
  ask: (app, text) => app.dialogue.send(text),
  retry: (app) => orSay(app, app.dialogue.askAgain()),
  "ask-again": (app, message) => orSay(app, app.dialogue.askAgain(message)),
  rewrite: (app, { question, text }) => orSay(app, app.dialogue.rewrite(question, text)),
  walk: (app, { message, branch }) => orSay(app, app.dialogue.walk(message, branch)),
  "go-on": (app) => orSay(app, app.dialogue.goOn()),
  decide: (app, { call, decision }) => app.dialogue.decide(call, decision),
  "new-chat": (app) => app.newChat(),
  "choose-model": chooseModel,
  "rename-row": (app, { id, title }) => orSay(app, app.parts.list.rename(id, title)),
  "delete-row": deleteRow,
  "show-settings": (app) => app.querySelector("settings-drawer").open(),
  "show-shortcuts": (app) => app.querySelector("shortcuts-dialog").open(),
  "toggle-window": toggleWindow,
  "show-stretch": (app, stretch) => app.querySelector("message-list")?.point(stretch),
  typed: (app, text) => app.look.typed(text),
  "toggle-sidebar": (app) => app.toggleSidebar(),
  "close-sidebar": (app) => app.closeSidebar(),
};

/** Where the panel took the focus with it, its button has it. */
async function toggleWindow(app) {
  const hadFocus = app.querySelector("window-panel")?.contains(document.activeElement);
  app.look.toggle();
  await app.updateComplete;
  if (hadFocus) {
    app.querySelector("[data-testid=window-open]").focus();
  }
}

async function chooseModel({ dialogue, parts }, model) {
  dialogue.choices.model = model;
  parts.models.choose(model);
  dialogue.changed();
  if (dialogue.isStored) {
    await orSay({ parts }, dialogue.choices.save(dialogue.id));
    await dialogue.measure();
  }
}

function deleteRow(app, { id, title }) {
  const { list, toasts, dialogues } = app.parts;
  const isShown = app.dialogue.id === id;
  list.hide(id);
  if (isShown) {
    app.goTo("/");
  }
  const undo = () => {
    list.bringBack(id);
    if (isShown) {
      app.goTo(linkTo(id));
    }
  };
  const name = `“${title || "Untitled"}”`;
  toasts.offerUndo(`${name} is deleted.`, undo, async () => {
    dialogues.stop(id);
    try {
      await list.confirm(id);
      dialogues.forget(id);
    } catch (failure) {
      list.bringBack(id);
      toasts.say(`${name} could not be deleted. ${failure.message}`);
    }
  });
}

/** Says what went wrong; the change stays undone. */
async function orSay({ parts }, change) {
  try {
    await change;
  } catch (failure) {
    parts.toasts.say(failure.message);
  }
}
