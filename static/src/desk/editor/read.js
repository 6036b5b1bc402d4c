// HTML into what the editor holds. What can't be said in its schema is marked before: words
// that stand in an item or a cell without a <p>, and a table's caption.
import { DOMParser as Reader } from "prosemirror-model";
import { schema } from "./schema.js";

const PHRASES = new Set(["strong", "b", "em", "i", "a", "br", "sub", "sup", "span"]);
const reader = Reader.fromSchema(schema);

const isPhrase = (node) => node.nodeType === 3 || (node.nodeType === 1 && PHRASES.has(node.localName));
const isSpace = (node) => node.nodeType === 3 && !/[^ \t\r\n\f]/.test(node.data);

function wrapWords(parent) {
  let paragraph = null;
  for (const node of [...parent.childNodes]) {
    if (!isPhrase(node)) paragraph = null;
    else if (paragraph) paragraph.append(node);
    else if (!isSpace(node)) {
      paragraph = parent.ownerDocument.createElement("p");
      paragraph.setAttribute("data-bare", "");
      node.before(paragraph);
      paragraph.append(node);
    }
  }
}

function takeOutCaption(table) {
  const caption = table.caption;
  if (!caption) return;
  const box = table.ownerDocument.createElement("div");
  box.setAttribute("data-captioned", "");
  const words = table.ownerDocument.createElement("div");
  words.setAttribute("data-caption", "");
  if (caption.lang) words.lang = caption.lang;
  words.append(...caption.childNodes);
  caption.remove();
  table.before(box);
  box.append(words, table);
}

/** Cut the list where an item says another number than the one that comes next. */
function countOn(list) {
  let number = list.start;
  for (const item of [...list.children]) {
    const said = /^\s*([0-9]{1,5})\s*$/.exec(item.getAttribute("value") ?? "");
    const value = said ? Number(said[1]) : number;
    if (value !== number && item.previousElementSibling) {
      const rest = list.cloneNode(false);
      rest.append(...[...list.children].slice([...list.children].indexOf(item)));
      list.after(rest);
      list = rest;
    }
    if (value !== number) list.setAttribute("start", String(value));
    number = value + 1;
  }
}

export function prepare(body) {
  for (const list of body.querySelectorAll("ol:has(> li[value])")) countOn(list);
  for (const parent of body.querySelectorAll("li, td, th, blockquote")) {
    const first = [...parent.childNodes].find((node) => !isSpace(node));
    if (first?.localName === "p") parent.setAttribute("data-loose", "");
    wrapWords(parent);
  }
  for (const table of body.querySelectorAll("table")) takeOutCaption(table);
  return body;
}

const inert = (html) => new DOMParser().parseFromString(html, "text/html").body;

export const readDocument = (html) => reader.parse(prepare(inert(html)));
export const readSlice = (html) => reader.parseSlice(prepare(inert(html)));
