// What was typed and isn't saved yet, kept in this browser for one person alone: under
// their number, enciphered with a key that only their own signed-in pages hold.

const PREFIX = "minutebook";
const ROOM = 65_536;

// Each page keeps its own text, so that no other one takes its place: neither that of a
// second window nor what is typed here before the found one has been looked at.
export const PAGE = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => (byte % 36).toString(36)).join("");

// A browser may have no storage, or refuse to say so.
const storage = (() => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
})();

async function keyOf(secret, cipher) {
  const bytes = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, cipher, false, ["encrypt", "decrypt"]);
}

const toText = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
};
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const counting = (counter) => ({ name: "AES-CTR", counter, length: 64 });

// Where the address isn't a secure one, browsers have no cipher: the text is then kept
// as it is, since losing it is worse, and what travels there is open anyway.
export class Kept {
  constructor({ person, secret, what }) {
    this.place = `${PREFIX}:${person}:${what}:`;
    this.own = this.place + PAGE;
    this.isOpen = !secret || !crypto.subtle;
    this.keys = this.isOpen ? null : Promise.all([keyOf(secret, "AES-GCM"), keyOf(secret, "AES-CTR")]);
    this.turn = Promise.resolve();
    this.written = 0;
    this.works = Boolean(storage);
    this.layOut(ROOM);
  }

  // Writes follow one another, so that an earlier text never comes after a later one.
  keep(entry) {
    this.written += 1;
    const number = this.written;
    this.turn = this.turn.then(async () => {
      const text = await this.enciphered(JSON.stringify(entry));
      if (number === this.written) this.write(text);
    });
    return this.turn;
  }

  // At once, with the pad that was laid out for it: a browser that closes waits for nothing.
  keepNow(entry) {
    const text = JSON.stringify(entry);
    if (this.isOpen) {
      this.written += 1;
      return this.write(text);
    }
    const bytes = new TextEncoder().encode(text);
    const { pad } = this;
    if (!pad || pad.stream.length < bytes.length) return this.keep(entry);
    this.pad = null;
    this.written += 1;
    this.write(`ctr.${toText(pad.counter)}.${toText(bytes.map((byte, at) => byte ^ pad.stream[at]))}`);
    return this.layOut(bytes.length + ROOM);
  }

  // What a pad was used for once is never enciphered with it again.
  async layOut(length) {
    if (this.isOpen) return;
    const counter = crypto.getRandomValues(new Uint8Array(16));
    const [, key] = await this.keys;
    this.pad = { counter, stream: new Uint8Array(await crypto.subtle.encrypt(counting(counter), key, new Uint8Array(length))) };
  }

  write(text) {
    try {
      storage.setItem(this.own, text);
      this.works = true;
    } catch {
      this.works = false;
    }
  }

  async enciphered(text) {
    if (this.isOpen) return text;
    const [key] = await this.keys;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(text);
    if (this.pad && bytes.length + ROOM / 2 > this.pad.stream.length) this.layOut(bytes.length + ROOM);
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
    return `${toText(iv)}.${toText(new Uint8Array(data))}`;
  }

  async deciphered(kept) {
    if (this.isOpen) return kept;
    const [gcm, ctr] = await this.keys;
    const parts = kept.split(".");
    const isPad = parts[0] === "ctr";
    const [iv, data] = parts.slice(isPad ? 1 : 0).map(toBytes);
    const text = await (isPad ? crypto.subtle.decrypt(counting(iv), ctr, data) : crypto.subtle.decrypt({ name: "AES-GCM", iv }, gcm, data));
    return new TextDecoder().decode(text);
  }

  forget(place = this.own) {
    if (place === this.own) this.written += 1;
    this.turn = this.turn.then(() => storage?.removeItem(place));
    return this.turn;
  }

  // Every text that is kept of this, by whichever page, the latest first.
  async found() {
    const entries = [];
    for (const place of Object.keys(storage ?? {})) {
      if (!place.startsWith(this.place)) continue;
      try {
        entries.push({ place, ...JSON.parse(await this.deciphered(storage.getItem(place))) });
      } catch {
        // Another key's, or half written: nobody can read it any more.
        storage.removeItem(place);
      }
    }
    return entries.sort((one, other) => other.at - one.at);
  }
}
