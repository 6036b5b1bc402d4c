// The row under the toolbar in which a link's address is written.
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { link } = schema.marks;

/** The link that the cursor or selection is in, as far as it reaches. */
export function linkAt(state) {
  const { $from, from, to } = state.selection;
  const { parent } = $from;
  if (!parent.isTextblock) return null;
  const start = $from.start();
  let found = null;
  let open = null;
  parent.forEach((node, offset) => {
    const mark = link.isInSet(node.marks);
    if (mark && open?.mark.eq(mark) && open.to === start + offset) open.to = start + offset + node.nodeSize;
    else open = mark ? { mark, from: start + offset, to: start + offset + node.nodeSize } : null;
    if (open && open.from <= from && open.to >= to) found = open;
  });
  return found;
}

/** The address with what people leave out, or null where it is none. */
export function wholeAddress(typed) {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  if (/^(https?:\/\/|mailto:|tel:)\S/i.test(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^:]+\.[^:]+:\d+/.test(text)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^/]+\.[^/]{2,}/.test(text) ? `https://${text}` : null;
}

export function addLink(view, href) {
  const { state } = view;
  const range = linkAt(state) ?? state.selection;
  const { from, to } = range;
  const { tr } = state;
  const mark = link.create({ href });
  if (from === to) tr.insertText(href.replace(/^mailto:|^tel:/i, ""), from);
  const end = from === to ? tr.mapping.map(to) : to;
  tr.removeMark(from, end, link).addMark(from, end, mark);
  tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(link);
  view.dispatch(tr.scrollIntoView());
}

export function takeLinkOut(view) {
  const { from, to } = linkAt(view.state) ?? view.state.selection;
  view.dispatch(view.state.tr.removeMark(from, to, link).removeStoredMark(link));
}

let made = 0;

function button(text, press) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "mb-tool";
  element.textContent = text;
  element.addEventListener("click", press);
  return element;
}

/** The row, and what opens it. */
export function linkRow(getView) {
  made += 1;
  const row = document.createElement("div");
  row.className = "mb-linkrow";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Link");
  row.hidden = true;
  const label = document.createElement("label");
  label.textContent = "Web or e-mail address";
  const field = document.createElement("input");
  field.type = "text";
  field.className = "govuk-input";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.id = `mb-link-${made}`;
  label.htmlFor = field.id;
  const error = document.createElement("p");
  error.className = "govuk-error-message";
  error.id = `mb-link-${made}-error`;
  error.hidden = true;
  error.setAttribute("role", "alert");

  const say = (words) => {
    error.textContent = words;
    error.hidden = !words;
    if (words) field.setAttribute("aria-describedby", error.id);
    else field.removeAttribute("aria-describedby");
    field.setAttribute("aria-invalid", words ? "true" : "false");
  };
  const close = () => {
    row.hidden = true;
    say("");
    getView().focus();
  };
  const add = () => {
    const href = wholeAddress(field.value);
    if (!href) {
      say("Write a whole address, such as https://www.example.org/ or clerk@example.org");
      field.focus();
      return;
    }
    addLink(getView(), href);
    close();
  };
  const out = button("Take the link out", () => {
    takeLinkOut(getView());
    close();
  });
  row.append(label, field, error, button("Add the link", add), out, button("Leave it as it was", close));
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault(); // or the whole form would go
      add();
    }
  });

  const open = () => {
    const there = linkAt(getView().state);
    field.value = there ? there.mark.attrs.href : "";
    out.hidden = !there;
    say("");
    row.hidden = false;
    field.focus();
    field.select();
  };
  return { row, open };
}
