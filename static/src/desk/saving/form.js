// One form that saves itself: within two seconds of the last key, and when it is left.
// Only the server's own answer with the new revision counts as saved.

import { Kept, PAGE } from "./kept.js";
import { Line } from "./line.js";

const AFTER_LAST_KEY = 900;
const KEEP_EVERY = 150;
const LONGEST_WAIT = 10_000;
const PAUSES = [2_000, 4_000, 8_000, 15_000];
// Signing in anew changes it: the one in the cookie counts.
const TOKEN = "csrfmiddlewaretoken";
const NOT_CONTENT = new Set([TOKEN, "base", "do", "wording", "officer", "report_author_was"]);
// Of a save whose answer was lost nobody knows what it left there: whatever is typed is sent.
const NOT_KNOWN = null;

const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
const contentOf = (fields) => JSON.stringify(fields.filter(([name]) => !NOT_CONTENT.has(name)));
const clock = (time) => new Date(time).toTimeString().slice(0, 5);

export class SavingForm {
  constructor(form) {
    this.form = form;
    this.base = form.elements.namedItem("base");
    this.kept = new Kept({ person: form.dataset.person, secret: form.dataset.secret, what: form.dataset.key });
    this.line = new Line(form, () => this.kept.works);
    this.saved = this.content();
    this.running = null;
    this.turn = 0; // of this page's saves: the server never takes an earlier one after a later
    this.taken = 0;
    this.pending = ""; // a button that was pressed and isn't done yet
    this.failures = 0;
    this.stopped = false;
    this.gone = false; // to the two texts side by side
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.changed());
    form.addEventListener("submit", (event) => this.pressed(event));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.gone && location.reload());
    addEventListener("beforeunload", (event) => this.ask(event));
    addEventListener("online", () => this.retryNow());
    addEventListener("focus", () => this.retryNow());
    this.offer();
  }

  // Every field as it would be sent, in its order; the editor writes its text as asked.
  fields() {
    return [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && name !== TOKEN);
  }

  content() {
    return contentOf(this.fields());
  }

  // What stands where the server's answer to a button would be put.
  partContent() {
    const names = new Set([...this.form.querySelectorAll("[data-part] [name]")].map((field) => field.name));
    return contentOf(this.fields().filter(([name]) => names.has(name)));
  }

  changed() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.save(), AFTER_LAST_KEY);
    this.line.unsaved();
    this.keeping ??= setTimeout(() => {
      this.keeping = null;
      this.keep();
    }, KEEP_EVERY);
  }

  entry() {
    return { at: Date.now(), base: this.base.value, fields: this.fields() };
  }

  async keep() {
    if (this.content() !== this.saved) await this.kept.keep(this.entry());
  }

  // The page may be gone before anything that takes time is done.
  leave() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (this.gone || this.content() === this.saved) return;
    this.kept.keepNow(this.entry());
    this.save({ leaving: true });
  }

  // Where the browser keeps nothing, what isn't saved is nowhere else than on this page.
  ask(event) {
    if (!this.gone && !this.kept.works && this.content() !== this.saved) event.preventDefault();
  }

  retryNow() {
    if (this.failures) {
      clearTimeout(this.again);
      this.save();
    }
  }

  // Saves what there is; one request at a time, and the latest text after it. Who leaves
  // can't wait: the server puts a page's saves in their order.
  async save({ leaving = false, press = "" } = {}) {
    clearTimeout(this.soon);
    this.pending = press || this.pending;
    while (this.running && !leaving) await this.running;
    const content = this.content();
    if (this.stopped || (content === this.saved && !this.pending)) {
      if (!this.stopped) this.nothingToSave();
      return !this.stopped;
    }
    const pressed = leaving ? "" : this.pending;
    if (!leaving) this.pending = "";
    this.line.saving();
    const sending = this.send(content, { leaving, press: pressed });
    if (leaving) return sending;
    this.running = sending;
    try {
      return await sending;
    } finally {
      this.running = null;
      if (!this.stopped && !this.failures && (this.pending || this.content() !== this.saved)) this.changed();
    }
  }

  // What was typed was taken back again.
  nothingToSave() {
    if (!["unsaved", "not refused"].includes(this.line.kind)) return;
    this.kept.forget();
    this.line.calm("saved", `Saved ${this.savedAt ?? ""}`.trim());
  }

  async send(content, { leaving = false, press = "" }) {
    this.turn += 1;
    const { turn } = this;
    const part = this.partContent();
    const body = new URLSearchParams(this.fields());
    body.set("page", PAGE);
    body.set("turn", turn);
    if (press) body.set("do", press);
    const { response, told } = await this.post(body, { leaving, press });
    if (response?.ok && Number.isInteger(told?.revision)) return this.took(content, told, { turn, part, press, sent: body });
    if (turn < this.taken) return false; // a later one has been answered
    if (response?.status === 409 && told?.clash) return this.clashed(told.clash);
    if (response?.status === 422 && told?.errors) return this.refused(told.errors);
    if (response?.status === 413) return this.refused({ "": "The text is too long for the server." });
    this.pending ||= press;
    return this.failed(() => this.wrong(response, told));
  }

  // Asked of a text that was found here: `look` asks only whether it was ever saved.
  compare({ base, fields }, more = {}) {
    return this.post(new URLSearchParams([...fields.filter(([name]) => name !== "base" && name !== TOKEN), ["base", base], ["compare", "1"], ...Object.entries(more)]));
  }

  async post(body, { leaving = false, press = "" } = {}) {
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: {
          Accept: "application/json",
          "X-CSRFToken": cookie("csrftoken"),
          "X-Person": this.form.dataset.person,
          ...(press ? { "X-Part": "outcome" } : {}),
        },
        redirect: "error",
        keepalive: leaving && String(body).length < 60_000,
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      return { response, told: await response.json().catch(() => null) };
    } catch {
      return { response: null, told: null };
    }
  }

  wrong(response, told) {
    if (!response) this.line.noConnection();
    else if (response.status === 401 && told?.signed_out) this.line.signedOut(told.url, told.other);
    else if (response.status === 404) this.line.notThere();
    else this.line.oddAnswer();
  }

  took(content, told, { turn, part, press, sent }) {
    if (turn < this.taken) return false;
    this.taken = turn;
    this.failures = 0;
    clearTimeout(this.again);
    this.savedAt = told.saved_at;
    for (const token of document.querySelectorAll(`input[name=${TOKEN}]`)) token.value = cookie("csrftoken");
    this.base.value = told.revision;
    for (const was of this.form.querySelectorAll("[data-was]")) was.value = sent.get(was.dataset.was) ?? "";
    this.saved = content;
    if (this.content() === content) this.kept.forget();
    for (const field of this.form.querySelectorAll("[data-refused]")) unmark(field);
    this.half = told.half;
    this.line.saved(told.saved_at, told.merged, told.half);
    this.form.dispatchEvent(new CustomEvent("minutebook:saved", { detail: told }));
    if (told.part && this.partContent() !== part) {
      // Typed there while the answer was on its way: the button is asked for once more.
      this.pending ||= press;
    } else if (told.part) {
      const clean = this.content() === content;
      this.form.dispatchEvent(new CustomEvent("minutebook:part", { detail: told }));
      // What was typed while the answer was on its way is saved next.
      this.saved = clean ? this.content() : NOT_KNOWN;
    }
    return true;
  }

  clashed(url) {
    this.failures = 0;
    this.stopped = true;
    this.line.clash(url, async () => {
      // What was typed since is sent too, so that the other page has all of it.
      this.stopped = false;
      this.line.clash = (latest) => this.go(latest);
      await this.send(this.content(), {});
    });
    return false;
  }

  // The server has the text now, beside the saved one.
  async go(url) {
    this.gone = true;
    this.stopped = true;
    clearTimeout(this.keeping);
    await this.kept.forget();
    location.assign(url);
  }

  refused(errors) {
    this.failures = 0;
    this.line.refused(Object.values(errors).join(" "));
    for (const id of Object.keys(errors)) {
      const field = id && document.getElementById(id);
      if (field) {
        field.setAttribute("aria-invalid", "true");
        field.dataset.refused = "";
      }
    }
    return false;
  }

  failed(say) {
    this.saved = NOT_KNOWN;
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
    this.keep().then(() => this.failures && say());
    clearTimeout(this.again);
    this.again = setTimeout(() => this.save(), pause);
    return false;
  }

  // A button of the form: what it does is done by the server, and saved at once.
  async pressed(event) {
    const press = event.submitter?.value ?? "";
    const name = event.submitter?.name;
    if (name && name !== "do") return;
    if (press === "wording") return;
    event.preventDefault();
    if (press === "next") {
      if ((await this.save()) && !this.half) location.assign(event.submitter.dataset.next);
      return;
    }
    await this.save({ press });
  }

  async offer() {
    for (const entry of await this.kept.found()) {
      if (contentOf(entry.fields) === this.saved || (await this.wasSaved(entry))) this.kept.forget(entry.place);
      else return this.line.found(clock(entry.at), () => this.compared(entry));
    }
  }

  // Sent as the page was left, and saved without an answer that anybody could read.
  async wasSaved(entry) {
    const { response, told } = await this.compare(entry, { look: "1" });
    return Boolean(response?.ok && told?.was_saved);
  }

  async compared(entry) {
    await this.save();
    const { response, told } = await this.compare(entry);
    if (response?.ok && Number.isInteger(told?.revision)) {
      await this.kept.forget(entry.place);
      location.reload();
    } else if (response?.status === 409 && told?.clash) {
      await this.kept.forget(entry.place);
      location.assign(told.clash);
    } else if (response?.status === 422 && told?.errors) this.refused(told.errors);
    else this.wrong(response, told);
  }
}

function unmark(field) {
  field.removeAttribute("aria-invalid");
  delete field.dataset.refused;
}
