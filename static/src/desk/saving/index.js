// The minutes page and the agenda's: forms that save themselves.

import { SavingForm } from "./form.js";
import { followJumps } from "./jumps.js";
import { followVotes } from "./votes.js";

// Whoever has gone on to another field since a button was pressed isn't called back from it.
function goneOn(part) {
  const { activeElement: field } = document;
  if (field === document.body || (part.contains(field) && field.matches("button"))) return null;
  if (!part.contains(field)) return () => true;
  const { name, type, value, selectionStart, selectionEnd } = field;
  const choice = type === "radio" ? `[value="${CSS.escape(value)}"]` : "";
  return () => {
    const now = name && part.querySelector(`[name="${CSS.escape(name)}"]${choice}`);
    if (!now || now.value !== value) return false; // other rows have come or gone
    now.focus({ preventScroll: true });
    if (selectionStart !== null) now.setSelectionRange?.(selectionStart, selectionEnd);
    return true;
  };
}

function goTo(at) {
  const field = at?.matches?.("input, select, textarea") ? at : at?.querySelector("input:not([type=hidden]), select, textarea, button");
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.focus();
}

function followPart(form) {
  form.addEventListener("minutebook:part", ({ detail }) => {
    const part = form.querySelector("[data-part]");
    if (!part) return;
    const stays = goneOn(part);
    part.innerHTML = detail.part;
    window.MinutebookEditor?.mountAll(part);
    if (!stays?.() && detail.at) goTo(document.getElementById(detail.at));
  });
}

// How far the open item is, in the list of items.
function followStates(form) {
  form.addEventListener("minutebook:saved", ({ detail }) => {
    const state = document.querySelector(".mb-states [aria-current] small");
    if (!state || !detail.state) return;
    state.textContent = detail.state;
    state.toggleAttribute("data-finished", detail.finished);
    document.querySelector("[data-finished-items]").textContent = document.querySelectorAll("[data-finished]").length;
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
    followStates(form);
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
