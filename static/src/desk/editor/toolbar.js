// The row of buttons: one tab stop, arrow keys inside, Escape back to the text.
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import * as commands from "./commands.js";
import { linkAt } from "./link.js";
import { schema } from "./schema.js";
import * as tables from "./tables.js";

const { nodes, marks } = schema;
const inside = (...types) => (state) => commands.around(state.selection.$from, ...types) !== null;
const isHeading = (level) => (state) => {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs.level === level;
};
const innermostList = (type) => (state) =>
  commands.around(state.selection.$from, nodes.bullet_list, nodes.ordered_list)?.node.type === type;

// words, what it does, whether it is on, whether it can be pressed, and where it is shown
const TOOLS = [
  { words: "Bold", keys: "Control+B", run: commands.bold, on: (state) => commands.hasMark(state, marks.strong) },
  { words: "Italic", keys: "Control+I", run: commands.italic, on: (state) => commands.hasMark(state, marks.em) },
  { words: "Heading", keys: "Control+Alt+3", run: commands.heading, on: isHeading(3) },
  { words: "Smaller heading", keys: "Control+Alt+4", run: commands.smallerHeading, on: isHeading(4) },
  { words: "Bullets", keys: "Control+Shift+8", run: commands.bullets, on: innermostList(nodes.bullet_list) },
  { words: "Numbers", keys: "Control+Shift+7", run: commands.numbers, on: innermostList(nodes.ordered_list) },
  { words: "Quote", keys: "Control+Shift+9", run: commands.quote, on: inside(nodes.blockquote) },
  { words: "Table", run: tables.insertTable, can: (state) => !tables.inTable(state) },
  { words: "Link", keys: "Control+K", opensLink: true, on: (state) => linkAt(state) !== null },
  { words: "Undo", keys: "Control+Z", run: undo, can: (state) => undoDepth(state) > 0 },
  { words: "Redo", keys: "Control+Y", run: redo, can: (state) => redoDepth(state) > 0 },
  { words: "Add row", run: tables.addRow, inTable: true },
  { words: "Add column", run: tables.addColumn, inTable: true },
  { words: "Delete row", run: tables.removeRow, inTable: true },
  { words: "Delete column", run: tables.removeColumn, inTable: true },
  { words: "Head row", run: tables.toggleHeadRow, on: tables.hasHeadRow, inTable: true },
  { words: "Caption", run: tables.toggleCaption, on: inside(nodes.captioned), inTable: true },
  { words: "Delete table", run: tables.removeTable, inTable: true },
];

function setIf(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Toolbar {
  constructor({ getView, openLink, controls }) {
    this.getView = getView;
    this.openLink = openLink;
    this.element = document.createElement("div");
    this.element.className = "mb-toolbar";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", "Text style");
    this.element.setAttribute("aria-controls", controls);
    this.buttons = TOOLS.map((tool, index) => this.button(tool, index));
    this.element.append(...this.buttons);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.stop(0);
  }

  button(tool, index) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "mb-tool";
    element.textContent = tool.words;
    if (tool.keys) element.setAttribute("aria-keyshortcuts", tool.keys);
    // The mouse leaves the cursor in the text.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", (event) => this.press(tool, index, event));
    return element;
  }

  press(tool, index, event) {
    const view = this.getView();
    this.stop(index);
    if (tool.opensLink) {
      this.openLink();
      return;
    }
    if (this.buttons[index].getAttribute("aria-disabled") !== "true") tool.run(view.state, view.dispatch, view);
    if (event.detail > 0 || this.buttons[index].hidden) view.focus();
  }

  stop(index) {
    this.buttons.forEach((each, place) => {
      each.tabIndex = place === index ? 0 : -1;
    });
  }

  key(event) {
    const shown = this.buttons.filter((each) => !each.hidden);
    const place = shown.indexOf(document.activeElement);
    const to = {
      ArrowRight: (place + 1) % shown.length,
      ArrowLeft: (place - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (event.key === "Escape") this.getView().focus();
    else if (to === undefined) return;
    else {
      this.stop(this.buttons.indexOf(shown[to]));
      shown[to].focus();
    }
    event.preventDefault();
  }

  /** Show what is true of where the cursor is. */
  update(state) {
    const inTable = tables.inTable(state);
    TOOLS.forEach((tool, index) => {
      const element = this.buttons[index];
      if (tool.on) setIf(element, "aria-pressed", String(tool.on(state)));
      if (tool.can) setIf(element, "aria-disabled", String(!tool.can(state)));
      if (tool.inTable && element.hidden === inTable) element.hidden = !inTable;
    });
    if (!this.buttons.some((each) => each.tabIndex === 0 && !each.hidden)) this.stop(0);
  }

  focus() {
    this.buttons.find((each) => each.tabIndex === 0)?.focus();
  }
}
