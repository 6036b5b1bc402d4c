// What is pasted from Word and elsewhere, made into what can be written here.
// meetings/word/pasted.py does the same where this script did not run; tests hold both to the
// same examples (tests/meetings/word/pasted/).
import { makeLists } from "./lists.js";
import { readings } from "./numbers.js";

const WORD = /\bmso|\bMso[A-Z]|<o:p|ListContainerWrapper|\bSCXW|data-ccp-props|schemas-microsoft-com/;
const STRUCK = /text-decoration[a-z-]*\s*:[^;]*line-through|text-line-through\s*:\s*(?!none)/i;
const LEVEL = /mso-list\s*:\s*l\d+\s+level(\d+)/i;
const SIGN = /^[ \t\r\n\u00a0]*([·•▪◦‣§oØüv–-]|\uf0b7|\uf0a7|\(?[0-9a-zA-Z.]{1,8}[.)])(?=[ \t\r\n]*\u00a0)[ \t\r\n\u00a0]*/;
const PAD = /^[ \t\r\n\u00a0]+/;
const WITHOUT = "style, script, title, meta, link, xml, template, img, picture, svg, object, iframe, hr, colgroup, col";
const KEPT = {
  a: ["href"], ol: ["start"], li: ["value"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"],
};
const NAMES = { b: "strong", i: "em", h1: "h3", h2: "h3", h5: "h4", h6: "h4" };
const WORD_NAMES = { ...NAMES, h3: "h4" };
const PHRASES = "strong, em, a, sub, sup, span";
const BLOCKS = "p, h3, h4, ul, ol, li, table, caption, thead, tbody, tfoot, tr, th, td, blockquote";
const BOXES = "div, section, article, main, header, footer, aside, nav, center, address, pre, dl, dt, dd, figure, figcaption, form, fieldset";

const style = (element) => element.getAttribute("style") ?? "";
const words = (element) => element.textContent.replace(/[\s\u00a0]+/g, " ").trim();
const isBlank = (text) => !/[^ \t\r\n\f\u00a0]/.test(text);
const unwrap = (element) => element.replaceWith(...element.childNodes);

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) {
    if (!key.includes(":")) other.setAttribute(key, value);
  }
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Remove what matches, and say which words went. */
function takeOut(elements) {
  const gone = [];
  for (const element of elements) {
    if (!element.isConnected) continue;
    const text = words(element);
    if (text) gone.push(text);
    element.remove();
  }
  return gone;
}

const isStruck = (element) => ["s", "del", "strike"].includes(element.localName) || STRUCK.test(style(element));

function takeOutComments(body) {
  takeOut(body.querySelectorAll(".MsoCommentReference, .msocomanchor, .msocomoff"));
  const lists = [...body.querySelectorAll("[style]")].filter((each) => /mso-element\s*:\s*comment-list/i.test(style(each)));
  return takeOut(lists);
}

function takeOutPadding(body) {
  for (const element of [...body.querySelectorAll("*")]) {
    if (element.classList.contains("EOP")) element.remove();
    else if (element.localName === "o:p" && isBlank(element.textContent)) element.remove();
    else if (element.localName === "br" && /page-break/i.test(style(element))) element.remove();
  }
}

/** Bold, italic and the like that only a style says. */
function styledPhrases(body) {
  for (const element of [...body.querySelectorAll("span[style]")]) {
    const css = style(element);
    const names = [];
    if (/(?<![-\w])font-weight\s*:\s*(bold|[6-9]00)/i.test(css)) names.push("strong");
    if (/(?<![-\w])font-style\s*:\s*italic/i.test(css)) names.push("em");
    if (/(?<![-\w])vertical-align\s*:\s*super/i.test(css)) names.push("sup");
    if (/(?<![-\w])vertical-align\s*:\s*sub\b/i.test(css)) names.push("sub");
    for (const name of names) {
      const phrase = element.ownerDocument.createElement(name);
      phrase.append(...element.childNodes);
      element.append(phrase);
    }
  }
  for (const element of [...body.querySelectorAll("b[style], strong[style]")]) {
    if (/(?<![-\w])font-weight\s*:\s*(normal|400)/i.test(style(element))) unwrap(element);
  }
}

function leadingTexts(element) {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

function cutStart(element, pattern) {
  const texts = leadingTexts(element);
  let start = "";
  for (const text of texts) {
    start += text.data;
    if (start.length > 80) break;
  }
  const found = pattern.exec(start);
  let left = found?.[0].length ?? 0;
  for (const text of texts) {
    if (!left) break;
    const cut = Math.min(left, text.data.length);
    text.data = text.data.slice(cut);
    left -= cut;
  }
  return found?.[1] ?? "";
}

/** The sign that Word wrote before a point, which is taken away. */
function takeSign(paragraph) {
  const ignored = [...paragraph.querySelectorAll("[style]")].find((each) => /mso-list\s*:\s*ignore/i.test(style(each)));
  if (!ignored) return cutStart(paragraph, SIGN);
  const sign = words(ignored);
  ignored.remove();
  cutStart(paragraph, PAD);
  return sign;
}

function desktopPoint(paragraph) {
  const level = Number(LEVEL.exec(style(paragraph))?.[1] ?? 0);
  if (!level) return null;
  const numbers = readings(takeSign(paragraph));
  return { paragraph, level, kind: numbers.length ? "ol" : "ul", numbers };
}

/** A point of a list that is one already; Word has many lists of one point each. */
function listedPoint(item, kind, number) {
  const level = Number(LEVEL.exec(style(item))?.[1] ?? item.getAttribute("data-aria-level") ?? 1);
  return { paragraph: item, level, kind, numbers: kind === "ol" ? [number] : [] };
}

const isListed = (item) => item.hasAttribute("data-aria-level") || LEVEL.test(style(item));

function flatten(list, before, points) {
  let number = Number(list.getAttribute("start") || list.querySelector("li")?.getAttribute("data-aria-posinset") || 1);
  const first = points.length;
  for (const child of [...list.childNodes]) {
    if (child.localName !== "li") {
      if (/^[uo]l$/.test(child.localName)) flatten(child, before, points);
      else if (points.length > first) points.at(-1).paragraph.append(child); // it belongs nowhere else
      else if (!isBlank(child.textContent)) {
        const item = list.ownerDocument.createElement("li");
        item.append(child);
        points.push({ paragraph: item, level: 1, kind: list.localName, numbers: [] });
        before.before(item);
      }
      continue;
    }
    const inner = [...child.children].filter((each) => /^[uo]l$/.test(each.localName));
    const paragraphs = [...child.children].filter((each) => each.localName === "p");
    if (paragraphs.length === 1) unwrap(paragraphs[0]);
    points.push(listedPoint(child, list.localName, number));
    before.before(child);
    number += 1;
    for (const each of inner) flatten(each, before, points);
  }
  list.remove();
}

function lists(body) {
  const points = [];
  for (const element of [...body.querySelectorAll("p, h3, h4, ul, ol")]) {
    if (!element.isConnected) continue;
    if (/^h/.test(element.localName)) headingNumber(element);
    else if (element.localName === "p") {
      const point = element.closest("li") ? null : desktopPoint(element);
      if (point) points.push(point);
    } else if ([...element.querySelectorAll("li")].some(isListed)) {
      flatten(element, element, points);
    }
  }
  makeLists(points, isNothing);
}

/** A heading keeps its number, as words; a symbol goes. */
function headingNumber(heading) {
  if (!LEVEL.test(style(heading))) return;
  const sign = takeSign(heading);
  if (readings(sign).length) heading.prepend(`${sign} `);
}

const isNothing = (node) => (node.nodeType === 3 ? isBlank(node.data) : ["p", "h3", "h4"].includes(node.localName) && isBlank(node.textContent));

function boxes(body) {
  for (const box of [...body.querySelectorAll(BOXES)].reverse()) {
    if (box.querySelector(BLOCKS) || isBlank(box.textContent)) unwrap(box);
    else rename(box, "p");
  }
}

function attributes(body, isWord) {
  for (const element of [...body.querySelectorAll("*")]) {
    const keeps = [...(KEPT[element.localName] ?? []), "lang"];
    for (const { name } of [...element.attributes]) {
      if (!keeps.includes(name)) element.removeAttribute(name);
    }
    if (isWord && /^(en|x-)/i.test(element.getAttribute("lang") ?? "")) element.removeAttribute("lang");
    if (element.lang) element.lang = element.lang.toLowerCase();
    if (element.localName === "a" && isWord && /^\s*(#|file:|about:)/i.test(element.getAttribute("href") ?? "")) {
      element.removeAttribute("href");
    }
  }
}

function unknown(body) {
  for (const element of [...body.querySelectorAll("*")]) {
    const needless = ["a", "span"].includes(element.localName) && !element.attributes.length;
    if (needless || !element.matches(`${PHRASES}, ${BLOCKS}, br`)) unwrap(element);
    else if (element.matches("strong, em, sub, sup") && !element.textContent && !element.querySelector("br")) element.remove();
  }
}

function onlyParagraph(body) {
  for (const cell of body.querySelectorAll("td, th, li")) {
    const filled = [...cell.childNodes].filter((node) => !isNothing(node));
    for (const node of [...cell.childNodes]) if (isNothing(node)) node.remove();
    if (filled.length && filled[0].localName === "p" && filled.slice(1).every((node) => /^[uo]l$/.test(node.localName))) {
      unwrap(filled[0]);
    }
  }
}

/** The words without what Word writes around them, and what was left out on purpose. */
export function tidyPasted(html) {
  if (/data-pm-slice/.test(html)) return { html, struck: [], comments: [] };
  const isWord = WORD.test(html);
  const { body } = new DOMParser().parseFromString(html.replace(/<!\[[^>]*>/g, ""), "text/html");
  const remarks = body.ownerDocument.createTreeWalker(body, 128);
  const notes = [];
  while (remarks.nextNode()) notes.push(remarks.currentNode);
  for (const note of notes) note.remove();
  takeOut(body.querySelectorAll(WITHOUT));
  const struck = takeOut([...body.querySelectorAll("*")].filter(isStruck));
  const comments = isWord ? takeOutComments(body) : [];
  if (isWord) takeOutPadding(body);
  styledPhrases(body);
  const names = isWord ? WORD_NAMES : NAMES;
  for (const element of [...body.querySelectorAll(Object.keys(names).join(", "))]) {
    rename(element, names[element.localName]);
  }
  for (const element of [...body.querySelectorAll("p[role=heading]")]) {
    rename(element, Number(element.getAttribute("aria-level")) > 2 ? "h4" : "h3");
  }
  boxes(body);
  if (isWord) {
    lists(body);
    for (const element of [...body.querySelectorAll("p, h3, h4")]) {
      if (isNothing(element)) element.remove();
    }
    onlyParagraph(body);
  }
  attributes(body, isWord);
  unknown(body);
  return { html: body.innerHTML, struck, comments };
}
