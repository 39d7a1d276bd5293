// Draws one interactive figure for interactive.py: folder of the scripts, figure, words as JSON, scripts in order; JSON on stdout.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const [folder, name, words, ...scripts] = process.argv.slice(2);
globalThis.Interactive = { words: JSON.parse(words) };
for (const script of scripts) runInThisContext(readFileSync(join(folder, script), "utf-8"), { filename: script });
const figure = Interactive.figures[name];
// The rules for the drawing alone, in the colours for light paper.
const css = readFileSync(join(folder, "interactive.css"), "utf-8").split("/* The page around it */")[0]
  .replace(/\/\*.*?\*\/|^@media screen[^\n]*$/gms, "").replace(/\s*\n\s*/g, "");
process.stdout.write(JSON.stringify({ html: Interactive.html(figure), svg: Interactive.standalone(figure, css) }));
