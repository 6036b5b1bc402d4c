// What can be written: the elements of meetings/richtext.py and nothing else, so that what
// its cleaner keeps is loaded and written again unchanged.
import { Schema } from "prosemirror-model";

const WHOLE = /^\s*(\d{1,5})\s*$/;
const SCOPES = new Set(["row", "col", "rowgroup", "colgroup"]);

const lang = (dom) => dom.getAttribute("lang") || null;
const withLang = (dom) => ({ lang: lang(dom) });
const shown = (node) => (node.attrs.lang ? { lang: node.attrs.lang } : {});

function block(name, content, more = {}) {
  return {
    content,
    group: "block",
    attrs: { lang: { default: null } },
    parseDOM: [{ tag: name, getAttrs: withLang }],
    toDOM: (node) => [name, shown(node), 0],
    ...more,
  };
}

// The paragraph and the item say whether their words stood in a <p> of their own; see written.js.
const loose = { loose: { default: false } };
const isLoose = (dom) => dom.hasAttribute("data-loose");

function cell(name, role, more) {
  const names = ["colspan", "rowspan", ...more];
  return {
    content: "block+",
    isolating: true,
    tableRole: role,
    attrs: {
      ...loose,
      lang: { default: null },
      colspan: { default: 1 },
      rowspan: { default: 1 },
      colwidth: { default: null }, // read by prosemirror-tables, never set
      ...Object.fromEntries(more.map((each) => [each, { default: null }])),
    },
    parseDOM: [
      {
        tag: name,
        getAttrs: (dom) => ({
          loose: isLoose(dom),
          lang: lang(dom),
          colspan: Math.min(Math.max(dom.colSpan, 1), 100),
          rowspan: Math.min(Math.max(dom.rowSpan, 1), 100),
          ...(SCOPES.has(dom.getAttribute("scope")) && name === "th" ? { scope: dom.getAttribute("scope") } : {}),
        }),
      },
    ],
    toDOM(node) {
      const attributes = shown(node);
      for (const each of names) {
        if (node.attrs[each] && node.attrs[each] !== 1) attributes[each] = String(node.attrs[each]);
      }
      return [name, attributes, 0];
    },
  };
}

function rowPlace(dom) {
  const section = dom.parentElement;
  const name = section?.localName;
  if (!["thead", "tbody", "tfoot"].includes(name)) return { section: null, part: 0, lang: lang(dom) };
  return { section: name, part: [...section.parentElement.children].indexOf(section), sectionLang: lang(section), lang: lang(dom) };
}

const nodes = {
  doc: { content: "block+" },
  paragraph: block("p", "inline*", {
    attrs: { lang: { default: null }, bare: { default: false } },
    parseDOM: [{ tag: "p", getAttrs: (dom) => ({ lang: lang(dom), bare: dom.hasAttribute("data-bare") }) }],
  }),
  heading: block(null, "inline*", {
    defining: true,
    attrs: { lang: { default: null }, level: { default: 3 } },
    parseDOM: [
      ...["h1", "h2", "h3"].map((tag) => ({ tag, getAttrs: (dom) => ({ level: 3, lang: lang(dom) }) })),
      ...["h4", "h5", "h6"].map((tag) => ({ tag, getAttrs: (dom) => ({ level: 4, lang: lang(dom) }) })),
    ],
    toDOM: (node) => [`h${node.attrs.level}`, shown(node), 0],
  }),
  blockquote: block("blockquote", "block+", { defining: true }),
  bullet_list: block("ul", "list_item+"),
  ordered_list: block("ol", "list_item+", {
    attrs: { lang: { default: null }, start: { default: null } },
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ lang: lang(dom), start: WHOLE.exec(dom.getAttribute("start") ?? "")?.[1] ?? null }) }],
    toDOM: (node) => ["ol", { ...shown(node), ...(node.attrs.start === null ? {} : { start: node.attrs.start }) }, 0],
  }),
  list_item: {
    content: "block+",
    defining: true,
    attrs: { ...loose, lang: { default: null } },
    parseDOM: [{ tag: "li", getAttrs: (dom) => ({ loose: isLoose(dom), lang: lang(dom) }) }],
    toDOM: (node) => ["li", shown(node), 0],
  },
  // prosemirror-tables wants rows alone in a table, so that the caption stands before it here.
  captioned: {
    content: "caption table",
    group: "block",
    isolating: true,
    parseDOM: [{ tag: "div[data-captioned]" }],
    toDOM: () => ["div", { class: "mb-captioned" }, 0],
  },
  caption: {
    content: "inline*",
    isolating: true,
    defining: true,
    attrs: { lang: { default: null } },
    parseDOM: [{ tag: "div[data-caption]", getAttrs: withLang }],
    toDOM: (node) => ["div", { class: "mb-captioned__words", ...shown(node) }, 0],
  },
  table: block("table", "table_row+", {
    isolating: true,
    tableRole: "table",
    toDOM: (node) => ["table", shown(node), ["tbody", 0]],
  }),
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    attrs: { lang: { default: null }, section: { default: null }, part: { default: 0 }, sectionLang: { default: null } },
    parseDOM: [{ tag: "tr", getAttrs: rowPlace }],
    toDOM: (node) => ["tr", shown(node), 0],
  },
  table_cell: cell("td", "cell", []),
  table_header: cell("th", "header_cell", ["scope"]),
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  text: { group: "inline" },
};

// What is struck through was taken out by somebody: its words go with the tag.
const struck = ["s", "del", "strike", "template", "title"].map((tag) => ({ tag, ignore: true }));
nodes.paragraph.parseDOM.push(...struck);

function mark(name, tags, more = {}) {
  return {
    attrs: { lang: { default: null } },
    parseDOM: tags.map((tag) => ({ tag, getAttrs: withLang })),
    toDOM: (each) => [name, shown(each), 0],
    ...more,
  };
}

export const schema = new Schema({
  nodes,
  marks: {
    link: {
      attrs: { href: {}, lang: { default: null } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs(dom) {
            const href = dom.getAttribute("href");
            const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1].toLowerCase();
            return scheme && !["http", "https", "mailto", "tel"].includes(scheme) ? false : { href, lang: lang(dom) };
          },
        },
      ],
      toDOM: (each) => ["a", { href: each.attrs.href, ...shown(each) }, 0],
    },
    language: {
      attrs: { lang: {} },
      parseDOM: [{ tag: "span[lang]", getAttrs: withLang }],
      toDOM: (each) => ["span", { lang: each.attrs.lang }, 0],
    },
    strong: mark("strong", ["strong", "b"]),
    em: mark("em", ["em", "i"]),
    sub: mark("sub", ["sub"]),
    sup: mark("sup", ["sup"]),
  },
});
