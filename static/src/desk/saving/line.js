// The save line: what is saved, in words. Spoken only when the sentence changes kind; what
// isn't saved is an alarm that stays.

const KEPT = "Your text is kept in this browser.";

export class Line {
  constructor(form) {
    this.status = document.querySelector(`[data-save-line="${form.id}"]`);
    this.alarm = document.querySelector(`[data-save-alarm="${form.id}"]`);
    this.kind = "";
  }

  calm(kind, words, link) {
    this.alarm.hidden = true;
    this.alarm.replaceChildren();
    this.status.hidden = false;
    this.status.setAttribute("aria-live", kind === this.kind ? "off" : "polite");
    this.status.replaceChildren(words, ...linked(link));
    this.kind = kind;
  }

  saved(at, merged) {
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
    const lead = document.createElement("strong");
    lead.textContent = kind === "found" ? "Found in this browser: " : "Not saved: ";
    this.alarm.hidden = false;
    this.alarm.dataset.says = says;
    this.alarm.replaceChildren(lead, `${says} `, ...linked(link));
    this.kind = named;
  }

  noConnection() {
    this.not("connection", `no connection. ${KEPT}`);
  }

  signedOut(url) {
    const link = { text: "Sign in in a new window", href: `${url}?next=/accounts/signed-in/`, target: "_blank" };
    this.not("signed out", `you are signed out. ${KEPT}`, link);
  }

  clash(url, press) {
    this.not("clash", `somebody else changed the same. ${KEPT}`, { text: "Compare and choose", href: url, press });
  }

  refused(says) {
    this.not("refused", `${says} ${KEPT}`);
  }

  oddAnswer() {
    this.not("odd", `the server didn’t take it. ${KEPT} It is tried again.`);
  }

  found(at, press) {
    this.not("found", `text of ${at} that was not saved.`, { text: "Compare and keep", href: "#", press });
  }
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
