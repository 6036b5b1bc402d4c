// Builds the editor into one file, with the licences of what is in it beside it.
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const built = "../minutebook";
const result = await build({
  entryPoints: ["desk/editor/index.js"],
  outfile: `${built}/editor.js`,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "MinutebookEditor",
  target: ["chrome109", "firefox115", "safari16"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  banner: { js: "/*! Minutebook's editor. With ProseMirror, MIT licence: prosemirror-MIT.txt beside this file. */" },
});

const parts = new Set(Object.keys(result.metafile.inputs).map((path) => /node_modules\/([^/]+)\//.exec(path)?.[1]).filter(Boolean));
const licences = new Map();
for (const part of [...parts].sort()) {
  const folder = `node_modules/${part}`;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = readFileSync(`${folder}/${file}`, "utf8").trim();
  licences.set(text, [...(licences.get(text) ?? []), part]);
}
const written = [...licences].map(([text, names]) => `${names.join(", ")}\n\n${text}\n`);
writeFileSync(`${built}/prosemirror-MIT.txt`, written.join("\n----\n\n"));
