// The attendance sheet: each row is saved as soon as it is changed. Only the server's own
// answer counts as saved; what isn't saved yet is kept in this browser for that person.

import { Kept } from "./saving/kept.js";
import { Line } from "./saving/line.js";

const LONGEST_WAIT = 10_000;
const PAUSES = [2_000, 4_000, 8_000, 15_000];

const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
const fieldsOf = (row) => [...row.querySelectorAll("input[name], select[name]")].map((field) => [field.name, field.value]);
const selectsOf = (row) => JSON.stringify([...row.querySelectorAll("select")].map((field) => [field.name, field.value]));

// Where somebody left and it isn't said yet when they came back: not to be sent so.
const halfSaid = (row) =>
  [...row.querySelectorAll("[data-pair]")].some((pair) => {
    const [out, back] = pair.querySelectorAll("select");
    return Boolean(out.value) !== Boolean(back.value);
  });

class Attendance {
  constructor(form) {
    this.form = form;
    this.kept = new Kept({ person: form.dataset.person, secret: form.dataset.secret, what: form.dataset.key });
    this.line = new Line(form, () => this.kept.works);
    this.waiting = new Set();
    this.sending = new Set(); // the row whose answer is on its way
    this.running = false;
    this.failures = 0;
    form.addEventListener("change", ({ target }) => this.changed(target.closest("tr[data-row]")));
    form.addEventListener("submit", () => this.kept.forget());
    addEventListener("pagehide", () => this.waiting.size + this.sending.size && this.kept.keepNow(this.entry()));
    addEventListener("online", () => this.run());
    addEventListener("focus", () => this.failures && this.run());
    this.found();
  }

  rowOf(key) {
    return this.form.querySelector(`tr[data-row="${CSS.escape(key)}"]`);
  }

  say(row, words) {
    const state = row.querySelector("[data-state]");
    if (state) state.textContent = words;
  }

  changed(row) {
    if (!row) return;
    if (halfSaid(row)) return this.say(row, "Not saved yet: choose both when they left and when they were back");
    this.waiting.add(row.dataset.row);
    this.keep();
    this.run();
  }

  keep() {
    return this.waiting.size + this.sending.size ? this.kept.keep(this.entry()) : this.kept.forget();
  }

  entry() {
    const rows = [...this.waiting, ...this.sending].map((key) => this.rowOf(key)).filter(Boolean);
    return { at: Date.now(), rows: rows.map((row) => ({ key: row.dataset.row, fields: fieldsOf(row) })) };
  }

  // What this browser still had when it was closed is sent as it was: the server holds it
  // against what is saved now, and asks where somebody else has changed the same.
  async found() {
    const entries = (await this.kept.found()).filter(({ rows }) => rows).reverse();
    if (!entries.length) return;
    for (const { key, fields } of entries.flatMap(({ rows }) => rows)) {
      const row = this.rowOf(key);
      if (!row) continue;
      const end = (name) => name.replace(/^rows-\d+-/, "");
      const left = fields.map(([name, value]) => [end(name), value]);
      for (const field of row.querySelectorAll("input[name], select[name]")) {
        const at = left.findIndex(([name]) => name === end(field.name));
        if (at >= 0) field.value = left.splice(at, 1)[0][1];
      }
      this.waiting.add(key);
    }
    for (const { place } of entries) this.kept.forget(place);
    this.keep();
    this.run();
  }

  // One row after the other, so that each is held against what the one before has made.
  async run() {
    this.more = this.running;
    if (this.running) return;
    this.running = true;
    clearTimeout(this.again);
    try {
      for (const key of this.waiting) {
        this.waiting.delete(key);
        this.sending.add(key);
        const done = await this.send(key);
        this.sending.delete(key);
        if (!done) break;
      }
    } finally {
      this.running = false;
    }
    this.keep();
    if (this.more) this.run();
  }

  async send(key) {
    const row = this.rowOf(key);
    if (!row) return true;
    const sent = selectsOf(row);
    this.say(row, "Saving");
    let response;
    let told;
    try {
      response = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(fieldsOf(row)),
        headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken"), "X-Person": this.form.dataset.person },
        redirect: "error",
        keepalive: true, // whoever goes to another page at once has changed it too
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
      told = await response.json().catch(() => null);
    } catch {
      return this.failed(row, () => this.line.noConnection());
    }
    if (response.status === 401 && told?.signed_out) return this.failed(row, () => this.line.signedOut(told.url, told.other));
    if (!told?.rows || ![200, 409, 422].includes(response.status)) return this.failed(row, () => this.line.oddAnswer());
    this.failures = 0;
    this.take(row, told, selectsOf(row) === sent);
    if (response.ok) this.line.saved(told.saved_at, false);
    else this.line.not("row", `look at ${row.querySelector("th").firstChild.textContent.trim()}.`, { text: "Go to it", href: `#${this.idOf(key)}` });
    return true;
  }

  idOf(key) {
    return this.rowOf(key)?.querySelector("select")?.id ?? "attendance";
  }

  failed(row, say) {
    this.waiting.add(row.dataset.row);
    this.say(row, "Not saved");
    say();
    this.again = setTimeout(() => this.run(), PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
    return false;
  }

  // The row as the server has it, but for the field that is being used.
  take(row, told, isStill) {
    const html = told.rows[row.dataset.row];
    document.getElementById("in-the-room").innerHTML = told.here;
    if (!html) return;
    const body = document.createElement("tbody");
    body.innerHTML = html;
    const fresh = body.firstElementChild;
    if (!isStill) {
      // Changed again while the answer was on its way: only what it rests on is new.
      const seen = (from) => from.querySelector("input[name$=-seen]");
      seen(row).value = seen(fresh).value;
      this.waiting.add(row.dataset.row);
      return;
    }
    const focused = document.activeElement;
    [...row.cells].forEach((cell, n) => {
      const other = fresh.cells[n];
      if (cell.contains(focused) && other.querySelector(`#${CSS.escape(focused.id || "-")}`)) {
        if (!focused.matches("select")) cell.replaceChildren(...other.childNodes);
      } else {
        other.replaceWith(cell.cloneNode(false));
        cell.replaceWith(other);
      }
    });
    if (focused.id && document.activeElement !== focused) document.getElementById(focused.id)?.focus();
  }
}

for (const form of document.querySelectorAll("form[data-attendance]")) new Attendance(form);
