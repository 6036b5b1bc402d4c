import { baseKeymap, chainCommands } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { goToNextCell } from "prosemirror-tables";
import * as commands from "./commands.js";
import { schema } from "./schema.js";

const { nodes } = schema;

export const typed = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    wrappingInputRule(
      /^\s*(\d{1,5})[.)]\s$/,
      nodes.ordered_list,
      ([, number]) => ({ start: number === "1" ? null : number }),
      ([, number], list) => list.childCount + Number(list.attrs.start ?? 1) === Number(number),
    ),
    textblockTypeInputRule(/^### $/, nodes.heading, { level: 3 }),
    textblockTypeInputRule(/^#### $/, nodes.heading, { level: 4 }),
  ],
});

export const keys = ({ openLink, toToolbar }) => [
  keymap({
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": commands.bold,
    "Mod-i": commands.italic,
    "Mod-Alt-3": commands.heading,
    "Mod-Alt-4": commands.smallerHeading,
    "Mod-Shift-7": commands.numbers,
    "Mod-Shift-8": commands.bullets,
    "Mod-Shift-9": commands.quote,
    "Mod-k": () => (openLink(), true),
    "Mod-]": commands.sinkItem,
    "Mod-[": commands.liftItem,
    "Alt-F10": () => (toToolbar(), true),
    "Shift-Enter": commands.lineBreak,
    Enter: chainCommands(commands.splitItem),
    // Outside of tables Tab leaves the text.
    Tab: goToNextCell(1),
    "Shift-Tab": goToNextCell(-1),
  }),
  keymap(baseKeymap),
];
