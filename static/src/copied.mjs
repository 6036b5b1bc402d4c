// Puts what is used as it comes (fonts, licences, axe) where it is served or tested from.
import { copyFileSync, mkdirSync } from "node:fs";

const modules = "node_modules";
const built = "../minutebook";
const fonts = {
  "source-sans-3": ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal", "latin-ext-wght-italic"],
  "source-serif-4": ["latin-wght-normal", "latin-ext-wght-normal"],
};

mkdirSync(`${built}/fonts`, { recursive: true });
for (const [family, files] of Object.entries(fonts)) {
  const from = `${modules}/@fontsource-variable/${family}`;
  copyFileSync(`${from}/LICENSE`, `${built}/fonts/${family}-OFL.txt`);
  for (const file of files) {
    copyFileSync(`${from}/files/${family}-${file}.woff2`, `${built}/fonts/${family}-${file}.woff2`);
  }
}
mkdirSync("../../tests/browser", { recursive: true });
copyFileSync(`${modules}/axe-core/axe.min.js`, "../../tests/browser/axe.min.js");
