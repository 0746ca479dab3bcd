// Live progress by EventSource, and files dropped on the form. Pages work without it.
"use strict";

function text(tag, className, content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = content;
  return element;
}

function watch(progress) {
  const source = new EventSource(progress.dataset.events);
  const state = document.getElementById("state");
  const meter = document.getElementById("meter");
  const list = document.getElementById("cases");
  list.replaceChildren();  // the stream tells everything from the start
  source.addEventListener("compile", (event) => {
    const said = JSON.parse(event.data);
    state.textContent = said.verdict === "AC" ? "Running the cases" : "It did not compile";
  });
  source.addEventListener("case", (event) => {
    const said = JSON.parse(event.data);
    const item = document.createElement("li");
    item.append(text("span", "verdict " + said.verdict, said.verdict), " ", text("span", "", said.group + "/" + said.id), " ",
                text("span", "hint", said.verdict === "AC" ? "" : said.sentence));
    list.append(item);
    meter.value = said.position;
    document.getElementById("count").textContent = said.position;
  });
  source.addEventListener("done", () => {
    source.close();
    location.reload();
  });
}

function acceptDrops(zone) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"])
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
      if (name === "drop") input.files = event.dataTransfer.files;
    });
}

const progress = document.querySelector("[data-events]");
if (progress) watch(progress);
document.querySelectorAll("[data-drop]").forEach(acceptDrops);

// In the editor Tab indents; Escape and then Tab leaves it, for the keyboard.
const code = document.getElementById("code");
if (code) {
  let leaving = false;
  code.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      code.setRangeText("    ", code.selectionStart, code.selectionEnd, "end");
    } else leaving = false;
  });
}
