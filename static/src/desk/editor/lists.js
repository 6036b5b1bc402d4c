// Word's list paragraphs into real lists, one in another. meetings/word/lists.py does the same.

const number = (list) => Number(list.getAttribute("start") ?? 1);

/** Whether the point goes on with the list: of its kind, and with the number that comes next. */
function goesOn(list, point) {
  if (list.localName !== point.kind) return false;
  return !point.numbers.length || point.numbers.includes(number(list) + list.children.length);
}

function newList(document, point) {
  const list = document.createElement(point.kind);
  const start = point.numbers[0] ?? 1;
  if (point.kind === "ol" && start !== 1) list.setAttribute("start", String(start));
  return list;
}

/**
 * Replace each point, {paragraph, level, kind, numbers}, by an item in a list. Points that
 * nothing but empty paragraphs stands between belong together.
 */
export function makeLists(points, isNothing) {
  const open = [];
  let last = null; // the outermost list that is being made
  for (const point of points) {
    const { paragraph, level } = point;
    const document = paragraph.ownerDocument;
    let before = paragraph.previousSibling;
    while (before && before !== last && isNothing(before)) before = before.previousSibling;
    if (!last || before !== last) open.length = 0;
    while (open.length && open.at(-1).level > level) open.pop();
    let top = open.at(-1);
    if (top?.level === level && !goesOn(top.list, point)) {
      open.pop();
      top = open.at(-1);
    }
    if (top?.level !== level) {
      const list = newList(document, point);
      if (top) top.list.lastElementChild.append(list);
      else {
        paragraph.before(list);
        last = list;
      }
      top = { list, level };
      open.push(top);
    }
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    top.list.append(item);
    paragraph.remove();
  }
}
