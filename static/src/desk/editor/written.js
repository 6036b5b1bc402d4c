// What the editor holds as HTML, written as meetings/richtext.py writes it.

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const attribute = (name, value) => ` ${name}="${escaped(String(value)).replace(/"/g, "&quot;")}"`;
const lang = (attrs) => (attrs.lang ? attribute("lang", attrs.lang) : "");
const saysNothing = (node) => node.isTextblock && !node.textContent.trim();

const TAGS = { link: "a", language: "span", strong: "strong", em: "em", sub: "sub", sup: "sup" };

const opened = (mark) =>
  `<${TAGS[mark.type.name]}${mark.attrs.href ? attribute("href", mark.attrs.href) : ""}${lang(mark.attrs)}>`;
const closed = (mark) => `</${TAGS[mark.type.name]}>`;

/** How many of `parent`'s children, from the one at `from`, have the mark. */
function reach(parent, from, mark) {
  let count = 0;
  while (from + count < parent.childCount && mark.isInSet(parent.child(from + count).marks)) count += 1;
  return count;
}

function phrases(parent) {
  let html = "";
  let open = [];
  parent.forEach((node, _offset, index) => {
    const kept = open.findIndex((mark) => !mark.isInSet(node.marks));
    if (kept >= 0) {
      html += open.slice(kept).reverse().map(closed).join("");
      open = open.slice(0, kept);
    }
    // The one that reaches furthest goes outside, as it was most likely written.
    const coming = node.marks
      .filter((mark) => !mark.isInSet(open))
      .map((mark) => [mark, reach(parent, index, mark)])
      .sort((one, other) => other[1] - one[1])
      .map(([mark]) => mark);
    html += coming.map(opened).join("");
    open = open.concat(coming);
    html += node.isText ? escaped(node.text) : "<br>";
  });
  return html + open.reverse().map(closed).join("");
}

/** Whether the paragraph's words stand in its item or cell without a <p>. */
function isBare(node, index, parent, bareBefore) {
  if (node.type.name !== "paragraph" || node.attrs.lang || bareBefore) return false;
  if (parent.type.name === "blockquote") return node.attrs.bare;
  return node.attrs.bare || (index === 0 && !parent.attrs.loose);
}

function inItem(parent) {
  let html = "";
  let bareBefore = false;
  parent.forEach((node, _offset, index) => {
    bareBefore = isBare(node, index, parent, bareBefore);
    if (bareBefore) html += phrases(node);
    else if (!saysNothing(node)) html += block(node);
  });
  return html;
}

const isHead = (row) => row.childCount > 0 && row.children.every((cell) => cell.type.name === "table_header");

/** The section each row stands in; a new row is in its neighbour's. */
function sections(table) {
  const found = [];
  table.forEach((row, _offset, index) => {
    const before = found.at(-1);
    if (row.attrs.section) found.push(row.attrs);
    else if (before && (before.section !== "thead" || isHead(row))) found.push(before);
    else if (!before && isHead(row)) found.push({ section: "thead", part: -1 });
    else {
      const next = table.children.slice(index + 1).find((each) => each.attrs.section && each.attrs.section !== "thead");
      found.push(next ? next.attrs : { section: "tbody", part: -2 });
    }
  });
  return found;
}

function cell(node) {
  const name = node.type.name === "table_header" ? "th" : "td";
  const { colspan, rowspan, scope } = node.attrs;
  const spans = (colspan > 1 ? attribute("colspan", colspan) : "") + (rowspan > 1 ? attribute("rowspan", rowspan) : "");
  return `<${name}${spans}${scope ? attribute("scope", scope) : ""}${lang(node.attrs)}>${inItem(node)}</${name}>`;
}

function table(node, caption = "") {
  const places = sections(node);
  let html = `<table${lang(node.attrs)}>${caption}`;
  let open = null;
  node.forEach((row, _offset, index) => {
    const place = places[index];
    if (!open || open.section !== place.section || open.part !== place.part) {
      if (open) html += `</${open.section}>`;
      html += `<${place.section}${place.sectionLang ? attribute("lang", place.sectionLang) : ""}>`;
      open = place;
    }
    html += `<tr${lang(row.attrs)}>${row.children.map(cell).join("")}</tr>`;
  });
  return `${html}${open ? `</${open.section}>` : ""}</table>`;
}

function block(node) {
  const { attrs } = node;
  switch (node.type.name) {
    case "paragraph":
      return `<p${lang(attrs)}>${phrases(node)}</p>`;
    case "heading":
      return `<h${attrs.level}${lang(attrs)}>${phrases(node)}</h${attrs.level}>`;
    case "blockquote":
      return node.textContent.trim() ? `<blockquote${lang(attrs)}>${inItem(node)}</blockquote>` : "";
    case "bullet_list":
      return `<ul${lang(attrs)}>${node.children.map(block).join("")}</ul>`;
    case "ordered_list":
      return `<ol${attrs.start === null ? "" : attribute("start", attrs.start)}${lang(attrs)}>${node.children.map(block).join("")}</ol>`;
    case "list_item":
      return `<li${lang(attrs)}>${inItem(node)}</li>`;
    case "captioned": {
      const [caption, under] = node.children;
      return node.textContent.trim()
        ? table(under, caption.textContent.trim() ? `<caption${lang(caption.attrs)}>${phrases(caption)}</caption>` : "")
        : "";
    }
    case "table":
      return node.textContent.trim() ? table(node) : "";
    default:
      throw new Error(`Nothing writes ${node.type.name}`);
  }
}

/** The whole text; empty paragraphs are left out, as the server does. */
export const written = (doc) => doc.children.filter((node) => !saysNothing(node)).map(block).join("");
