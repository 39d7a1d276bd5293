// Renders formulas for maths.py: one JSON request a line on stdin, one JSON answer a line on stdout.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const katex = createRequire(process.argv[2] + "/")("katex");
const macros = JSON.parse(process.argv[3] ?? "{}");

for await (const line of createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    const html = katex.renderToString(tex, {
      displayMode: display, output: "htmlAndMathml", throwOnError: true, strict: "error", macros: { ...macros },
    });
    answer = { html };
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
