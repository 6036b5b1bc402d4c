// Tables: what is added to prosemirror-tables so that head cells have their scope, and a
// caption and a way out.
import { TextSelection, Plugin } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from "prosemirror-tables";
import { around } from "./commands.js";
import { schema } from "./schema.js";

const { nodes } = schema;

export const inTable = (state) => around(state.selection.$from, nodes.table, nodes.captioned) !== null;
const tableAt = (state) => around(state.selection.$from, nodes.table);
const captionedAt = (state) => around(state.selection.$from, nodes.captioned);

export function insertTable(state, dispatch) {
  if (inTable(state)) return false;
  if (dispatch) {
    const row = (type, attrs, section) =>
      nodes.table_row.create({ section }, [0, 1, 2].map(() => type.createAndFill(attrs)));
    const table = nodes.table.create(null, [
      row(nodes.table_header, { scope: "col" }, "thead"),
      row(nodes.table_cell, null, "tbody"),
      row(nodes.table_cell, null, "tbody"),
    ]);
    const tr = state.tr.replaceSelectionWith(table);
    let at = null;
    tr.doc.nodesBetween(0, tr.doc.content.size, (node, pos) => {
      if (at === null && node === table) at = pos;
      return at === null;
    });
    if (at !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3)));
    dispatch(tr.scrollIntoView());
  }
  return true;
}

/** New cells of a head row head their columns. */
const withScopes = (command) => (state, dispatch, view) =>
  command(
    state,
    dispatch &&
      ((tr) => {
        const table = around(tr.selection.$from, nodes.table);
        table?.node.descendants((cell, pos, row) => {
          if (cell.type !== nodes.table_header || cell.attrs.scope) return true;
          const scope = row.attrs.section === "thead" ? "col" : "row";
          tr.setNodeAttribute(table.pos + 1 + pos, "scope", scope);
          return false;
        });
        dispatch(tr);
      }),
    view,
  );

export function removeTable(state, dispatch) {
  const table = captionedAt(state) ?? tableAt(state);
  if (!table) return false;
  dispatch?.(state.tr.delete(table.pos, table.pos + table.node.nodeSize).scrollIntoView());
  return true;
}

/** The last row or column takes the table with it. */
const orTheTable = (command) => (state, dispatch, view) =>
  command(state, dispatch, view) || (tableAt(state) ? removeTable(state, dispatch) : false);

export const addRow = withScopes(addRowAfter);
export const addColumn = withScopes(addColumnAfter);
export const removeRow = orTheTable(deleteRow);
export const removeColumn = orTheTable(deleteColumn);

export const hasHeadRow = (state) => {
  const row = tableAt(state)?.node.firstChild;
  return Boolean(row?.children.every((cell) => cell.type === nodes.table_header));
};

export function toggleHeadRow(state, dispatch) {
  const table = tableAt(state);
  if (!table) return false;
  if (dispatch) {
    const has = hasHeadRow(state);
    const { tr } = state;
    const start = table.pos + 1;
    const row = table.node.firstChild;
    tr.setNodeMarkup(start, null, { ...row.attrs, section: has ? "tbody" : "thead", part: has ? (table.node.maybeChild(1)?.attrs.part ?? 0) : -1 });
    row.forEach((cell, offset) => {
      const { scope: _scope, ...attrs } = cell.attrs;
      const type = has ? nodes.table_cell : nodes.table_header;
      tr.setNodeMarkup(start + 1 + offset, type, has ? attrs : { ...attrs, scope: "col" });
    });
    dispatch(tr);
  }
  return true;
}

/** Give the table a caption, or take an empty one away. */
export function toggleCaption(state, dispatch) {
  const captioned = captionedAt(state);
  if (captioned) {
    const [caption, table] = captioned.node.children;
    if (dispatch) {
      const kept = caption.content.size ? [nodes.paragraph.create(null, caption.content), table] : [table];
      const tr = state.tr.replaceWith(captioned.pos, captioned.pos + captioned.node.nodeSize, kept);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(captioned.pos + 1))));
    }
    return true;
  }
  const table = tableAt(state);
  if (!table) return false;
  if (dispatch) {
    const box = nodes.captioned.create(null, [nodes.caption.create(), table.node]);
    const tr = state.tr.replaceWith(table.pos, table.pos + table.node.nodeSize, box);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, table.pos + 2)));
  }
  return true;
}

const isTable = (node) => node?.type === nodes.table || node?.type === nodes.captioned;

/** Where a paragraph is wanted, so that one can write before, between and after tables. */
function placesToWrite(doc) {
  const places = [];
  doc.forEach((node, offset, index) => {
    if (!isTable(node)) return;
    if (index === 0) places.push(offset);
    if (!doc.maybeChild(index + 1) || isTable(doc.maybeChild(index + 1))) places.push(offset + node.nodeSize);
  });
  return places.reverse();
}

export const roomAroundTables = new Plugin({
  appendTransaction(transactions, _before, state) {
    if (!transactions.some((tr) => tr.docChanged)) return null;
    const places = placesToWrite(state.doc);
    if (!places.length) return null;
    const { tr } = state;
    for (const place of places) tr.insert(place, nodes.paragraph.create());
    return tr;
  },
});

export function withRoom(doc) {
  const children = [];
  doc.forEach((node, _offset, index) => {
    if (isTable(node) && (index === 0 || isTable(children.at(-1)))) children.push(nodes.paragraph.create());
    children.push(node);
    if (isTable(node) && index === doc.childCount - 1) children.push(nodes.paragraph.create());
  });
  return doc.type.create(doc.attrs, children);
}
