// For slim.py: the style sheet on stdin without the rules that no page or script uses. Arguments: node_modules, the site's folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { PurgeCSS } = createRequire(process.argv[2] + "/")("purgecss");
const site = process.argv[3];
const [result] = await new PurgeCSS().purge({
  content: [`${site}/**/*.html`, `${site}/_static/*.js`],
  css: [{ raw: readFileSync(0, "utf-8") }],
  // Attribute selectors of states that scripts set, and what comes with a pseudo-element.
  safelist: { standard: ["html", "body", /^:/, "show", "active", "data-theme", "data-mode"] },
  keyframes: true,
  variables: true,
  fontFace: false,
});
process.stdout.write(result.css);
