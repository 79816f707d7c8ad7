// Shows how the server is, as /health/ready tells it, and the address that this page came from.
"use strict";

const SOON = 1000;
const LATER = 5000;
const status = document.getElementById("status");
const dependencies = document.getElementById("dependencies");

for (const place of document.querySelectorAll(".origin")) {
  place.textContent = location.origin;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function row(dependency) {
  const item = document.createElement("li");
  item.append(element("strong", "", dependency.name));
  item.append(element("span", dependency.status, dependency.status));
  item.append(element("small", "", dependency.message));
  if (dependency.status === "starting") {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", dependency.message);
    if (typeof dependency.progress === "number") {
      bar.max = 1;
      bar.value = dependency.progress;
    }
    item.append(bar);
  }
  return item;
}

function show(word, rows) {
  status.className = "badge " + word;
  status.textContent = word;
  dependencies.replaceChildren(...rows);
}

async function look() {
  let wait = LATER;
  try {
    const answer = await fetch("/health/ready", { cache: "no-store" });
    const health = await answer.json();
    show(health.status, health.dependencies.map(row));
    wait = health.status === "starting" ? SOON : LATER;
  } catch {
    show("gone", [element("li", "", "The server does not answer. Start it with ./parley serve.")]);
  }
  setTimeout(look, wait);
}

async function models() {
  try {
    const list = await (await fetch("/v1/models")).json();
    const names = list.data.map((model) => element("li", "", model.id));
    document.getElementById("model-list").replaceChildren(...names);
  } catch {
    // the list keeps its one sure name
  }
}

look();
models();
