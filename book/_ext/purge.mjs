// For slim.py: the style sheet on stdin without the rules that no page or script uses, and with the dark colours for the screen alone.
// Arguments: node_modules, the site's folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.argv[2] + "/");
const { PurgeCSS } = require("purgecss");
const postcss = require("postcss");
const site = process.argv[3];
const DARK = /\[data-theme=["']?dark["']?\]/, LIGHT = /\[data-theme=["']?light["']?\]/g;

// Paper is white whatever the reader's screen is: no dark rule holds there, and each light rule does.
const lightOnPaper = (sheet) => sheet.walkRules((rule) => {
  if (["print", "screen"].includes(rule.parent.params)) return;
  if (DARK.test(rule.selector)) {
    const screen = postcss.atRule({ name: "media", params: "screen" });
    const others = rule.selectors.filter((selector) => !DARK.test(selector));
    if (others.length) rule.before(rule.clone({ selectors: others }));
    rule.replaceWith(screen);
    screen.append(rule.clone({ selectors: rule.selectors.filter((selector) => DARK.test(selector)) }));
  } else if (LIGHT.test(rule.selector)) {
    const paper = postcss.atRule({ name: "media", params: "print" });
    rule.after(paper);
    paper.append(rule.clone({ selector: rule.selector.replace(LIGHT, "[data-theme]") }));
  }
});

const [result] = await new PurgeCSS().purge({
  content: [`${site}/**/*.html`, `${site}/_static/*.js`],
  css: [{ raw: readFileSync(0, "utf-8") }],
  // Attribute selectors of states that scripts set, and what comes with a pseudo-element.
  safelist: { standard: ["html", "body", /^:/, "show", "active", "data-theme", "data-mode"] },
  keyframes: true,
  variables: true,
  fontFace: false,
});
const sheet = postcss.parse(result.css);
lightOnPaper(sheet);
process.stdout.write(sheet.toString());
