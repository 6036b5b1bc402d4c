// The save line: what is saved, in words. Spoken only when the sentence changes kind; what
// isn't saved is an alarm that stays.

const KEPT = "Your text is kept in this browser.";
const NOT_KEPT = "This browser can’t keep your text. Leave this page open.";

export class Line {
  /** `isKept`: whether the browser has kept what isn't saved. */
  constructor(form, isKept = () => true) {
    this.isKept = isKept;
    this.status = document.querySelector(`[data-save-line="${form.id}"]`);
    this.alarm = document.querySelector(`[data-save-alarm="${form.id}"]`);
    this.offered = document.querySelector(`[data-save-found="${form.id}"]`);
    this.kind = "";
  }

  get kept() {
    return this.isKept() ? KEPT : NOT_KEPT;
  }

  calm(kind, words, link) {
    this.alarm.hidden = true;
    this.alarm.replaceChildren();
    this.status.hidden = false;
    this.status.setAttribute("aria-live", kind === this.kind ? "off" : "polite");
    this.status.replaceChildren(words, ...linked(link));
    this.kind = kind;
  }

  saved(at, merged, half = "") {
    if (half) {
      this.calm("half", `Saved ${at}, but not all of it yet. ${half}`);
      return;
    }
    const link = merged ? { text: "Show what others have changed", href: location.href } : null;
    this.calm(merged ? "merged" : "saved", `Saved ${at}${merged ? ", with changes by others. " : ""}`, link);
  }

  saving() {
    // Too short to be worth saying aloud.
    this.status.textContent = "Saving";
    this.status.hidden = this.kind.startsWith("not ");
  }

  unsaved() {
    if (!this.kind.startsWith("not ")) this.calm("unsaved", "Changes not saved yet");
  }

  not(kind, says, link) {
    const named = `not ${kind}`;
    this.status.hidden = true;
    if (this.kind === named && this.alarm.dataset.says === says) return;
    this.alarm.hidden = false;
    this.alarm.dataset.says = says;
    this.alarm.replaceChildren(strong("Not saved: "), `${says} `, ...linked(link));
    this.kind = named;
  }

  noConnection() {
    this.not("connection", `no connection. ${this.kept}`);
  }

  signedOut(url, other) {
    if (other) {
      const link = { text: "Sign them out in a new window", href: url, target: "_blank" };
      this.not("other", `somebody else is signed in in this browser. ${this.kept}`, link);
      return;
    }
    const link = { text: "Sign in in a new window", href: `${url}?next=/accounts/signed-in/`, target: "_blank" };
    this.not("signed out", `you are signed out. ${this.kept}`, link);
  }

  clash(url, press) {
    this.not("clash", `somebody else changed the same. ${this.kept}`, { text: "Compare and choose", href: url, press });
  }

  refused(says) {
    this.not("refused", `${says} ${this.kept}`);
  }

  notThere() {
    this.not("there", "the item was removed, or isn’t yours to write any more. Copy your text from this page before you leave it.");
  }

  oddAnswer() {
    this.not("odd", `the server didn’t take it. ${this.kept} It is tried again.`);
  }

  // It stays, whatever is typed and saved, until somebody has looked at it.
  found(at, press) {
    this.offered.hidden = false;
    const link = { text: "Compare and keep", href: "#", press };
    this.offered.replaceChildren(strong("Found in this browser: "), `text of ${at} that was not saved. `, ...linked(link));
  }
}

function strong(words) {
  const element = document.createElement("strong");
  element.textContent = words;
  return element;
}

function linked(link) {
  if (!link) return [];
  const element = document.createElement("a");
  element.href = link.href;
  element.textContent = link.text;
  if (link.target) {
    element.target = link.target;
    element.rel = "noopener";
  }
  if (link.press) {
    element.addEventListener("click", (event) => {
      event.preventDefault();
      link.press();
    });
  }
  return [element];
}
