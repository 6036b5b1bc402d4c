// The minutes page and the agenda's: forms that save themselves.

import { SavingForm } from "./form.js";
import { followJumps } from "./jumps.js";
import { followVotes } from "./votes.js";

function followPart(form) {
  form.addEventListener("minutebook:part", ({ detail }) => {
    const part = form.querySelector("[data-part]");
    if (!part) return;
    part.innerHTML = detail.part;
    window.MinutebookEditor?.mountAll(part);
    const at = detail.at && document.getElementById(detail.at);
    const field = at?.matches?.("input, select, textarea") ? at : at?.querySelector("input:not([type=hidden]), select, textarea, button");
    const fold = field?.closest("details");
    if (fold) fold.open = true;
    field?.focus();
  });
}

function followWordings(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do][value=wording]");
    if (!button) return;
    const chosen = document.getElementById("wording").selectedOptions[0];
    const text = form.querySelector("textarea[data-rich]");
    const editor = window.MinutebookEditor?.editorOf(text);
    if (!chosen?.dataset.words || !editor) return;
    event.preventDefault();
    editor.insertHTML(chosen.dataset.words);
    editor.focus();
  });
}

function start() {
  if (matchMedia("(max-width: 56em)").matches) {
    for (const fold of document.querySelectorAll("[data-fold]")) fold.open = false;
  }
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    followPart(form);
    followVotes(form);
    followWordings(form);
    new SavingForm(form);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.querySelector("button[value=next]")?.click();
      }
    });
  }
}

followJumps();

// The editors are there once the page's own scripts have run.
if (document.readyState === "complete") start();
else addEventListener("load", start);
