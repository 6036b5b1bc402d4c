// The numbers that people type before the points of a list.
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const IS_ROMAN = /^(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;

function roman(letters) {
  const values = [...letters].map((letter) => ROMAN[letter]);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** What number the sign can mean, likeliest first: "3." 3; "i." 1 or 9; "·" none. */
export function readings(sign) {
  const last = /([0-9]{1,5}|[a-z]{1,8})[.):\]]*$/i.exec(sign.trim())?.[1].toLowerCase();
  if (!last || sign.trim() === "o") return [];
  if (/^\d/.test(last)) return [Number(last)];
  const found = [];
  if (IS_ROMAN.test(last)) found.push(roman(last));
  if (last.length === 1) {
    const place = last.charCodeAt(0) - 96;
    if ("ivx".includes(last)) found.push(place);
    else found.unshift(place);
  }
  return found;
}
