// Alt, Shift and a letter: to the part of the page that names them as its own.

const FIELDS = "input:not([type=hidden]), select, textarea, summary, button, a[href]";

function letterOf({ key, code }) {
  // Where the keys write something else with them, the place on the keyboard counts.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3) : "";
}

export function followJumps() {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    const letter = letterOf(event);
    const part = letter && document.querySelector(`[aria-keyshortcuts="Alt+Shift+${letter}"]`);
    if (!part) return;
    event.preventDefault();
    const field = window.MinutebookEditor?.editorOf(part) ?? (part.matches(FIELDS) ? part : part.querySelector(FIELDS));
    field?.focus();
  });
}
