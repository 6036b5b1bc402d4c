// One form that saves itself: within two seconds of the last key, and when it is left.
// Only the server's own answer with the new revision counts as saved.

import { Kept } from "./kept.js";
import { Line } from "./line.js";

const AFTER_LAST_KEY = 900;
const KEEP_EVERY = 150;
const LONGEST_WAIT = 10_000;
const PAUSES = [2_000, 4_000, 8_000, 15_000];
const NOT_CONTENT = new Set(["csrfmiddlewaretoken", "base", "do", "wording", "officer"]);

const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
const clock = (time) => new Date(time).toTimeString().slice(0, 5);

export class SavingForm {
  constructor(form) {
    this.form = form;
    this.line = new Line(form);
    this.base = form.elements.namedItem("base");
    this.kept = new Kept({ person: form.dataset.person, secret: form.dataset.secret, what: form.dataset.key });
    this.saved = this.content();
    this.running = null;
    this.failures = 0;
    this.stopped = false;
    for (const event of ["input", "change"]) form.addEventListener(event, () => this.changed());
    form.addEventListener("submit", (event) => this.pressed(event));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    addEventListener("pagehide", () => this.leave());
    addEventListener("online", () => this.retryNow());
    addEventListener("focus", () => this.retryNow());
    this.offer();
  }

  // Every field as it would be sent, in its order; the editor writes its text as asked.
  fields() {
    return [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
  }

  content() {
    return JSON.stringify(this.fields().filter(([name]) => !NOT_CONTENT.has(name)));
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

  keep() {
    const content = this.content();
    if (content === this.saved) return;
    this.kept.keep({ at: Date.now(), base: this.base.value, fields: this.fields() });
  }

  leave() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (this.content() === this.saved) return;
    this.keep();
    this.save({ leaving: true });
  }

  retryNow() {
    if (this.failures) {
      clearTimeout(this.again);
      this.save();
    }
  }

  // Saves what there is; one request at a time, and the latest text after it.
  async save({ leaving = false, press = "" } = {}) {
    clearTimeout(this.soon);
    if (this.running) {
      await this.running;
    }
    const content = this.content();
    if (this.stopped || (content === this.saved && !press)) {
      if (!this.stopped && !this.failures && this.line.kind === "unsaved") this.line.calm("saved", `Saved ${this.savedAt ?? ""}`.trim());
      return !this.stopped;
    }
    this.line.saving();
    this.running = this.send(content, { leaving, press });
    try {
      return await this.running;
    } finally {
      this.running = null;
      if (!this.stopped && !this.failures && this.content() !== this.saved) this.changed();
    }
  }

  async send(content, { leaving, press, compare = null }) {
    const body = new URLSearchParams(compare?.fields ?? this.fields());
    if (press) body.set("do", press);
    if (compare) {
      body.set("base", compare.base);
      body.set("compare", "1");
    }
    let response;
    let told = null;
    try {
      response = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: {
          Accept: "application/json",
          "X-CSRFToken": cookie("csrftoken"),
          ...(press ? { "X-Part": "outcome" } : {}),
        },
        redirect: "error",
        keepalive: leaving && String(body).length < 60_000,
        signal: leaving ? undefined : AbortSignal.timeout(LONGEST_WAIT),
      });
      told = await response.json().catch(() => null);
    } catch {
      return this.failed(() => this.line.noConnection());
    }
    if (response.ok && Number.isInteger(told?.revision)) return this.took(content, told, compare);
    if (response.status === 409 && told?.clash) return this.clashed(told.clash, compare);
    if (response.status === 422 && told?.errors) return this.refused(told.errors);
    if (response.status === 401 && told?.signed_out) return this.failed(() => this.line.signedOut(told.url));
    if (response.status === 413) return this.refused({ "": "The text is too long for the server." });
    return this.failed(() => this.line.oddAnswer());
  }

  took(content, told, compare) {
    this.failures = 0;
    this.savedAt = told.saved_at;
    if (compare) {
      this.kept.forget(compare.place);
      location.reload();
      return true;
    }
    this.base.value = told.revision;
    this.saved = content;
    if (this.content() === content) this.kept.forget();
    for (const field of this.form.querySelectorAll("[data-refused]")) unmark(field);
    this.line.saved(told.saved_at, told.merged);
    if (told.part) {
      const clean = this.content() === content;
      this.form.dispatchEvent(new CustomEvent("minutebook:part", { detail: told }));
      // What was typed while the answer was on its way is saved next.
      this.saved = clean ? this.content() : "";
    }
    return true;
  }

  clashed(url, compare) {
    this.failures = 0;
    if (compare) {
      this.kept.forget(compare.place);
      location.assign(url);
      return false;
    }
    this.stopped = true;
    this.line.clash(url, async () => {
      // What was typed since is sent too, so that the other page has all of it.
      this.stopped = false;
      const content = this.content();
      this.line.clash = (latest) => {
        this.kept.forget().then(() => location.assign(latest));
      };
      await this.send(content, {});
    });
    return false;
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
    say();
    this.keep();
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
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
      if (await this.save()) location.assign(event.submitter.dataset.next);
      return;
    }
    await this.save({ press });
  }

  async offer() {
    for (const entry of await this.kept.found()) {
      const content = JSON.stringify(entry.fields.filter(([name]) => !NOT_CONTENT.has(name)));
      if (content === this.saved) {
        this.kept.forget(entry.place);
        continue;
      }
      this.line.found(clock(entry.at), () => this.send(content, { compare: entry }));
      return;
    }
  }
}

function unmark(field) {
  field.removeAttribute("aria-invalid");
  delete field.dataset.refused;
}
