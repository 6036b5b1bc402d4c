// What keys and buttons do to lists, headings and quotes.
import { chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The innermost node of one of these types that the selection stands in. */
export function around($pos, ...types) {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (types.includes(node.type)) return { node, depth, pos: $pos.before(depth) };
  }
  return null;
}

const startOf = (list) => Number(list.attrs.start ?? 1);

/**
 * A numbered list that a command cuts in two goes on counting after what stands between:
 * the third point is number three.
 */
export const countingOn = (command) => (state, dispatch, view) => {
  const list = around(state.selection.$from, nodes.ordered_list);
  const next = list ? startOf(list.node) + state.selection.$from.index(list.depth) : 0;
  const before = list?.pos;
  return command(state, dispatch && ((tr) => dispatch(numberAfter(tr, before, next))), view);
};

function numberAfter(tr, listPos, next) {
  if (listPos === undefined) return tr;
  const { $to } = tr.selection;
  for (let depth = $to.depth; depth > 0; depth -= 1) {
    const after = $to.after(depth);
    const following = tr.doc.resolve(after).nodeAfter;
    if (following?.type === nodes.ordered_list && after > listPos && $to.node(depth).type !== nodes.list_item) {
      const between = tr.doc.resolve(listPos).nodeAfter;
      const first = between?.type === nodes.ordered_list && between !== following ? startOf(between) + between.childCount : next;
      return tr.setNodeAttribute(after, "start", first === 1 ? null : String(first));
    }
  }
  return tr;
}

export const liftItem = countingOn(liftListItem(nodes.list_item));
export const sinkItem = sinkListItem(nodes.list_item);
export const splitItem = countingOn(splitListItem(nodes.list_item));

const toggleList = (type, other) => (state, dispatch) => {
  const list = around(state.selection.$from, type, other);
  if (list?.node.type === type) return liftItem(state, dispatch);
  if (!list) return wrapInList(type)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup(list.pos, type, { lang: list.node.attrs.lang }));
  return true;
};

const toggleHeading = (level) => (state, dispatch) => {
  const { parent } = state.selection.$from;
  const there = parent.type === nodes.heading && parent.attrs.level === level;
  return setBlockType(there ? nodes.paragraph : nodes.heading, there ? null : { level })(state, dispatch);
};

const toggleQuote = (state, dispatch) =>
  (around(state.selection.$from, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch);

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);
export const heading = toggleHeading(3);
export const smallerHeading = toggleHeading(4);
export const bullets = toggleList(nodes.bullet_list, nodes.ordered_list);
export const numbers = toggleList(nodes.ordered_list, nodes.bullet_list);
export const quote = toggleQuote;

export const lineBreak = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

export function hasMark(state, type) {
  const { empty, $from, from, to } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}
