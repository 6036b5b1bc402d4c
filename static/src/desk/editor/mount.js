// One editor in the place of one textarea, which is kept up to date.
import { history } from "prosemirror-history";
import { EditorState, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { keys, typed } from "./keys.js";
import { linkRow } from "./link.js";
import { prepare, readDocument, readSlice } from "./read.js";
import { roomAroundTables, withRoom } from "./tables.js";
import { Toolbar } from "./toolbar.js";
import { tidyPasted } from "./word.js";
import { written } from "./written.js";

const WAIT = 100; // milliseconds after the last key, so that no key waits for the writing
const LONGEST = 200; // letters of what was left out that are read back

let made = 0;

function newId(kind) {
  made += 1;
  return `mb-${kind}-${made}`;
}

function labelOf(textarea, labelledby) {
  const named = labelledby ?? textarea.dataset.labelledby;
  if (named) return named;
  const label = textarea.labels?.[0];
  if (!label) return textarea.getAttribute("aria-labelledby");
  label.id ||= newId("label");
  return label.id;
}

function leftOut({ struck, comments }) {
  const list = (words) => {
    const all = words.map((each) => `“${each}”`).join(", ");
    return all.length > LONGEST ? `${all.slice(0, LONGEST)}…` : all;
  };
  return [
    struck.length ? `Struck-through words were left out: ${list(struck)}.` : "",
    comments.length ? `Comments were left out: ${list(comments)}.` : "",
  ].filter(Boolean).join(" ");
}

const textOf = (node) => node?.text ?? "";

export class Editor {
  constructor(textarea, { labelledby, onChange } = {}) {
    this.textarea = textarea;
    this.onChange = onChange;
    this.changed = false;
    this.listening = new AbortController();
    this.build(labelOf(textarea, labelledby));
    this.listen();
  }

  build(label) {
    const { textarea } = this;
    const id = newId("write");
    const link = linkRow(() => this.view);
    this.status = document.createElement("p");
    this.status.className = "mb-write__status";
    this.status.setAttribute("role", "status");
    this.toolbar = new Toolbar({ getView: () => this.view, openLink: link.open, controls: id });
    this.box = document.createElement("div");
    this.box.className = "mb-editor";
    this.box.append(this.toolbar.element, link.row);
    textarea.after(this.box);

    const attributes = { id, class: "mb-write", role: "textbox", "aria-multiline": "true" };
    if (label) attributes["aria-labelledby"] = label;
    for (const name of ["aria-describedby", "aria-invalid", "lang"]) {
      if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
    }
    if (textarea.classList.contains("govuk-textarea--error")) attributes["aria-invalid"] = "true";
    this.plugins = [
      typed,
      ...keys({ openLink: link.open, toToolbar: () => this.toolbar.focus() }),
      history(),
      tableEditing(),
      roomAroundTables,
      new Plugin({ view: () => ({ update: (view) => this.toolbar.update(view.state) }) }),
    ];
    this.view = new EditorView(this.box, {
      state: this.stateOf(textarea.value),
      attributes,
      editable: () => !textarea.disabled && !textarea.readOnly,
      transformPastedHTML: (html) => this.pasted(html),
      dispatchTransaction: (tr) => this.apply(tr),
      handleDOMEvents: { blur: () => (this.flush(), false) },
    });
    this.box.append(this.status);
    this.toolbar.update(this.view.state);
    textarea.hidden = true;
    this.required = textarea.required;
    textarea.required = false; // the browser can't point at what is hidden
  }

  stateOf(html) {
    return EditorState.create({ doc: withRoom(readDocument(html)), plugins: this.plugins });
  }

  pasted(html) {
    const tidied = tidyPasted(html);
    this.status.textContent = leftOut(tidied);
    return prepare(new DOMParser().parseFromString(tidied.html, "text/html").body).innerHTML;
  }

  apply(tr) {
    this.view.updateState(this.view.state.apply(tr));
    if (!tr.docChanged) return;
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Write what was changed into the textarea. */
  flush() {
    clearTimeout(this.timer);
    if (!this.changed) return;
    this.changed = false;
    this.textarea.value = written(this.view.state.doc);
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
    this.onChange?.(this.textarea.value);
  }

  listen() {
    const { signal } = this.listening;
    const { textarea } = this;
    const { form } = textarea;
    form?.addEventListener("submit", () => this.flush(), { capture: true, signal });
    form?.addEventListener("formdata", ({ formData }) => this.intoForm(formData), { signal });
    form?.addEventListener("reset", () => setTimeout(() => this.setHTML(textarea.defaultValue)), { signal });
    window.addEventListener("pagehide", () => this.flush(), { signal });
    // What points at the textarea (its label, an error's link) leads to the text.
    document.addEventListener(
      "click",
      (event) => {
        const pointer = event.target.closest?.("label, a[href]");
        if (!pointer || !textarea.id || event.defaultPrevented) return;
        const here = pointer.localName === "label" ? pointer.htmlFor === textarea.id : pointer.getAttribute("href") === `#${textarea.id}`;
        if (!here) return;
        event.preventDefault();
        this.box.scrollIntoView({ block: "nearest" });
        this.view.focus();
      },
      { signal },
    );
  }

  intoForm(formData) {
    this.flush();
    const { name, value, disabled } = this.textarea;
    if (name && !disabled && formData.getAll(name).length === 1) formData.set(name, value);
  }

  getHTML() {
    this.flush();
    return this.textarea.value;
  }

  setHTML(html) {
    this.view.updateState(this.stateOf(html));
    this.changed = true;
    this.flush();
  }

  /** Put the words where the cursor is, with a space between them and what stands there. */
  insertHTML(html) {
    const { tr, selection } = this.view.state;
    const { $from, $to } = selection;
    const [before, after] = [textOf($from.nodeBefore).at(-1), textOf($to.nodeAfter)[0]];
    tr.replaceSelection(readSlice(html));
    const end = tr.mapping.map(selection.to);
    if (after && /[\p{L}\p{N}]/u.test(after) && /\S$/.test(textOf(tr.doc.resolve(end).nodeBefore))) tr.insertText(" ", end);
    const start = tr.doc.resolve(selection.from);
    if (before && /[^\s([“‘]/.test(before) && /^[^\s.,;:!?)]/.test(textOf(start.nodeAfter))) tr.insertText(" ", selection.from);
    this.view.dispatch(tr.scrollIntoView());
    this.flush();
  }

  focus() {
    this.view.focus();
  }

  destroy() {
    this.flush();
    this.listening.abort();
    this.view.destroy();
    this.box.remove();
    this.textarea.hidden = false;
    this.textarea.required = this.required;
  }
}
