// What was typed and isn't saved yet, kept in this browser for one person alone: under
// their number, enciphered with a key that only their own signed-in pages hold.

const PREFIX = "minutebook";
const windowId = (() => {
  let id = sessionStorage.getItem(`${PREFIX}:window`);
  if (!id) {
    id = Math.random().toString(36).slice(2, 12);
    sessionStorage.setItem(`${PREFIX}:window`, id);
  }
  return id;
})();

async function keyOf(secret) {
  const bytes = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const toText = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
};
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// Where the address isn't a secure one, browsers have no cipher: the text is then kept
// as it is, since losing it is worse, and what travels there is open anyway.
async function enciphered(key, text) {
  if (!key) return text;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return `${toText(iv)}.${toText(new Uint8Array(data))}`;
}

async function deciphered(key, kept) {
  if (!key) return kept;
  const [iv, data] = kept.split(".").map(toBytes);
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
  return new TextDecoder().decode(text);
}

export class Kept {
  constructor({ person, secret, what }) {
    this.place = `${PREFIX}:${person}:${what}:`;
    this.own = this.place + windowId;
    this.key = secret && crypto.subtle ? keyOf(secret) : Promise.resolve(null);
    this.turn = Promise.resolve();
  }

  // Writes follow one another, so that an earlier text never comes after a later one.
  keep(entry) {
    this.turn = this.turn
      .then(async () => {
        const text = await enciphered(await this.key, JSON.stringify(entry));
        localStorage.setItem(this.own, text);
      })
      .catch(() => {});
    return this.turn;
  }

  forget(place = this.own) {
    this.turn = this.turn.then(() => localStorage.removeItem(place)).catch(() => {});
    return this.turn;
  }

  // Every text that is kept of this, by whichever window, the latest first.
  async found() {
    const key = await this.key;
    const entries = [];
    for (const place of Object.keys(localStorage)) {
      if (!place.startsWith(this.place)) continue;
      try {
        entries.push({ place, ...JSON.parse(await deciphered(key, localStorage.getItem(place))) });
      } catch {
        // Another key's, or half written: nobody can read it any more.
        localStorage.removeItem(place);
      }
    }
    return entries.sort((one, other) => other.at - one.at);
  }
}
