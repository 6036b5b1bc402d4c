// window.MinutebookEditor: an editor in the place of each textarea marked data-rich.
import { Editor } from "./mount.js";

const MARKED = "textarea[data-rich]";
const mounted = new Map();

/** The editor of the textarea, made where there is none. */
export function mount(textarea, options) {
  if (!mounted.has(textarea)) {
    const editor = new Editor(textarea, options);
    const { destroy } = editor;
    editor.destroy = () => {
      mounted.delete(textarea);
      destroy.call(editor);
    };
    mounted.set(textarea, editor);
  }
  return mounted.get(textarea);
}

/** The editor that stands in the place of the textarea, if there is one. */
export const editorOf = (textarea) => mounted.get(textarea) ?? null;

export function mountAll(root = document) {
  if (root.matches?.(MARKED)) mount(root);
  for (const textarea of root.querySelectorAll(MARKED)) mount(textarea);
}

function follow(changes) {
  for (const [textarea, editor] of mounted) if (!textarea.isConnected) editor.destroy();
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.nodeType === 1 && node.isConnected) mountAll(node);
  }
}

function start() {
  mountAll();
  new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
