// Builds the desk's scripts, one file a page that needs it; none has a library in it.
import { build } from "esbuild";

await build({
  entryPoints: { agenda: "desk/agenda/index.js", attendance: "desk/attendance.js", once: "desk/once.js", saving: "desk/saving/index.js", upload: "desk/upload.js" },
  outdir: "../minutebook",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16"],
  charset: "utf8",
});
