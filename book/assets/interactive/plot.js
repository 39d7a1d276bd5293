// Interactive figures: what defines one, and how it is drawn as SVG. Pure functions of numbers: node draws the picture that a page
// has without JavaScript (book/_ext/interactive_render.mjs), the browser draws the same one anew as settings change (live.js).
"use strict";

globalThis.Interactive ??= {};
Object.assign(Interactive, (() => {
  const figures = {};
  const words = globalThis.document?.querySelector("[data-interactive][data-words]")?.dataset.words;
  if (words) Interactive.words = JSON.parse(words);

  /** A word of the interface in the reader's language, with {named} places filled in. Percent signs stay with their numbers. */
  const _ = (text, places = {}) => (Interactive.words?.[text] ?? text).replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all)
    .replace(/(?<=\d) %/g, "\u202f%");

  /** A figure: `parameters` that a reader can change, and `draw(values)` that gives { panels, says }. */
  const define = (name, figure) => { figures[name] = { name, ...figure }; };

  const defaults = ({ parameters }) => Object.fromEntries(Object.entries(parameters).map(([key, { value }]) => [key, value]));

  const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  /** A number as the text has it: a true minus, no "-0.00". */
  const number = (value, digits = 2) => {
    const text = value.toFixed(digits);
    return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
  };
  /** A positive number with two digits that mean something: 0.0012, 0.35, 12, and as a program writes it where it is tiny: 6.2e-9. */
  const short = (value, digits = 2) => (value === 0 ? "0" : value < 1e-6 ? value.toExponential(digits - 1)
    : String(Number(value.toPrecision(digits))));
  /** What a parameter shows of a value. */
  const shown = ({ show, step = 1 }, value) => (show ? show(value) : number(value, step < 1 ? (String(step).split(".")[1] ?? "").length : 0));

  /** The last answer again while nothing but other settings change. */
  const remember = (f) => {
    let key, value;
    return (...given) => {
      const now = JSON.stringify(given);
      if (now !== key) [key, value] = [now, f(...given)];
      return value;
    };
  };

  const px = (value) => Math.round(value * 10) / 10;
  /** A line through points, from each to the next: a third fewer letters than with the places themselves. All are tenths of a pixel, so
   *  that nothing adds up. */
  const points = (pairs) => {
    let path = "", [x, y] = [0, 0];
    for (const [a, b] of pairs) {
      const [toX, toY] = [Math.round(a * 10), Math.round(b * 10)], right = (toX - x) / 10, down = (toY - y) / 10;
      path += `${path ? "l" : "M"}${right}${down < 0 ? "" : ","}${down}`;
      [x, y] = [toX, toY];
    }
    return path;
  };

  const scale = (from, to, start, end) => ({
    px: (value) => start + (value - from) / (to - from) * (end - start),
    value: (at) => from + (at - start) / (end - start) * (to - from),
  });

  const ticksBetween = (from, to, about = 5) => {
    const rough = (to - from) / about, power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough - 1e-9);
    const found = [];
    for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k += 1) found.push(k * step);
    return { ticks: found, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  };

  const text = (x, y, words, kind = "", anchor = "start") =>
    `<text x="${px(x)}" y="${px(y)}" class="${kind}" text-anchor="${anchor}">${escaped(words)}</text>`;

  /** A system of axes in a panel. x and y: [least, most]; xLog or yLog: they are powers of ten. `marks` replaces the ticks of x. */
  const axes = ({ x, y, xLabel = "", yLabel = "", xLog = false, yLog = false, width = 320, height = 230, left = 40, marks = null, cross = false }) => {
    const right = width - 12, top = 12, bottom = height - (xLabel ? 38 : 22);
    const sx = scale(x[0], x[1], left, right), sy = scale(y[0], y[1], bottom, top);
    const ticksOf = (range, log, about) => {
      if (!log) return ticksBetween(...range, about);
      return { ticks: ticksBetween(...range, about).ticks.filter((tick) => Number.isInteger(Math.round(tick * 1e6) / 1e6)) };
    };
    const name = (tick, log, digits) => (log ? short(10 ** Math.round(tick)) : number(tick, digits));
    const along = marks ?? (({ ticks, digits }) => ticks.map((tick) => [tick, name(tick, xLog, digits)]))(ticksOf(x, xLog, width < 260 ? 4 : 6));
    const upwards = ticksOf(y, yLog, 5);
    let grid = "", behind = "";
    for (const tick of upwards.ticks) {
      grid += `M${left},${px(sy.px(tick))}H${right}`;
      behind += text(left - 5, sy.px(tick) + 4, name(tick, yLog, upwards.digits), "tick", "end");
    }
    for (const [tick, words] of along) {
      if (!marks) grid += `M${px(sx.px(tick))},${top}V${bottom}`;
      behind += text(sx.px(tick), bottom + 15, words, "tick", "middle");
    }
    const zero = (range, at) => (range[0] < 0 && range[1] > 0 ? at.px(0) : null);
    const across = yLog ? null : zero(y, sy), up = cross ? zero(x, sx) : null; // zero has no place on a logarithmic axis
    behind = `<path class="grid" d="${grid}"/>${behind}<path class="axis" d="M${left},${px(across ?? bottom)}H${right}${up === null ? "" : `M${px(up)},${top}V${bottom}`}"/>`;
    if (xLabel) behind += text((left + right) / 2, height - 5, xLabel, "name", "middle");
    if (yLabel) behind += text(left + 4, top + 10, yLabel, "name");
    const at = (pairs) => pairs.map(([a, b]) => [sx.px(a), sy.px(b)]);
    return {
      sx, sy, width, height, left, right, top, bottom,
      /** The panel's drawing: axes, and what is given within their borders, then what may stand over them. */
      drawing: (inside, over = "") =>
        `${behind}<svg x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" viewBox="${left} ${top} ${right - left} ${bottom - top}">${inside}</svg>${over}`,
      line: (pairs, kind) => `<path class="line ${kind}" d="${points(at(pairs))}"/>`,
      /** Lines that look alike, as one element. */
      lines: (all, kind) => `<path class="line ${kind}" d="${all.map((pairs) => points(at(pairs))).join("")}"/>`,
      shape: (pairs, kind) => `<path class="${kind}" d="${points(at(pairs))}Z"/>`,
      dot: (a, b, kind, radius = 4) => `<circle class="${kind}" cx="${px(sx.px(a))}" cy="${px(sy.px(b))}" r="${radius}"/>`,
      text: (a, b, words, kind = "", anchor = "start", dx = 0, dy = 0) => text(sx.px(a) + dx, sy.px(b) + dy, words, kind, anchor),
      /** Words in the colours of the lines, below each other in a corner. */
      legend: (entries, side = "left") => entries.map(([words, kind], k) =>
        text(side === "left" ? left + 5 : right - 5, top + 13 + 15 * k, words, `label ${kind}`, side === "left" ? "start" : "end")).join(""),
      upright: (a, kind) => `<path class="line ${kind}" d="M${px(sx.px(a))},${top}V${bottom}"/>`,
      bar: (a, width_, b, kind) => {
        const [low, high] = [sy.px(0), sy.px(b)].sort((p, q) => p - q);
        return `<path class="${kind}" d="M${px(sx.px(a - width_ / 2))},${px(low)}H${px(sx.px(a + width_ / 2))}V${px(high)}H${px(sx.px(a - width_ / 2))}Z"/>`;
      },
    };
  };

  /** Values of a function at evenly spaced places: pairs for a line. */
  const sampled = (f, from, to, count = 81) =>
    Array.from({ length: count }, (_value, k) => from + (to - from) * k / (count - 1)).map((x) => [x, f(x)]);

  /** Weights in a chart of bars: hollow circles where one is exactly zero, a short line at the true weight. Names stand below. */
  const bars = (w, { names, truth = null, range, height = 230, width = 320, kinds = () => "c1" }) => {
    const plot = axes({ x: [-0.6, w.length - 0.4], y: range, marks: names.map((name, j) => [j, name]), width, height });
    let inside = "";
    w.forEach((wj, j) => {
      inside += wj === 0 ? plot.dot(j, 0, `hollow ${kinds(j)}`, 4) : plot.bar(j, 0.6, wj, `fill ${kinds(j)}`);
      if (truth) inside += `<path class="line truth" d="M${px(plot.sx.px(j - 0.4))},${px(plot.sy.px(truth[j]))}H${px(plot.sx.px(j + 0.4))}"/>`;
    });
    return plot.drawing(inside);
  };

  // --- the page's HTML around the drawings

  const handleSvg = ({ at, x = "", y = "", label }) => { // it has no transform: a browser that has to move one composes the whole page anew
    const circle = (kind, radius) => `<circle class="${kind}" cx="${px(at[0])}" cy="${px(at[1])}" r="${radius}"/>`;
    return `<g class="interactive-handle ${x && y ? "moves-both" : x ? "moves-x" : "moves-y"}" data-x="${x}" data-y="${y}" ` +
      `data-label="${escaped(label)}">${circle("grip", 16)}${circle("knob", 7)}</g>`;
  };

  const panelHtml = ({ title = "", alt, drawing, handles = [], width = 320, height = 230 }) =>
    `<div class="interactive-panel">${title ? `<p class="interactive-title">${escaped(title)}</p>` : ""}` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alt)}"><g>${drawing}</g>${handles.map(handleSvg).join("")}</svg></div>`;

  const controlHtml = (figure, key, given) => {
    const { label, values, choices, press, min, max, step = 1, play, hidden } = figure.parameters[key], id = `${figure.name}-${key}-setting`;
    const value = given[key];
    if (hidden) return "";
    if (press) return `<button type="button" data-press="${key}">${escaped(press)}</button>`;
    if (choices) {
      const radios = Object.entries(choices).map(([choice, words]) =>
        `<label><input type="radio" name="${id}" value="${escaped(choice)}" data-choice="${key}" autocomplete="off"` +
        `${choice === String(value) ? " checked" : ""}> ${escaped(words)}</label>`);
      return `<fieldset class="interactive-choice"><legend>${escaped(label)}</legend>${radios.join("")}</fieldset>`;
    }
    const limits = values ? `min="0" max="${values.length - 1}" step="1" value="${values.indexOf(value)}"`
      : `min="${min}" max="${max}" step="${step}" value="${value}"`;
    const words = escaped(shown(figure.parameters[key], value));
    return `<div class="interactive-range"><label for="${id}">${escaped(label)}</label><span class="interactive-value" aria-hidden="true">${words}</span>` +
      `<input type="range" id="${id}" data-parameter="${key}" autocomplete="off" ${limits} aria-valuetext="${words}">` +
      `${play ? `<button type="button" data-play="${key}" aria-label="${escaped(_("Play"))}">▶</button>` : ""}</div>`;
  };

  /** All that stands in a figure above its caption, with these values. */
  const html = (figure, values = defaults(figure)) => {
    const { panels, says } = figure.draw(values), { label, columns = panels.length, controlsFirst, keras, parameters, presets = [] } = figure;
    const controls = `<div class="interactive-controls" role="group" aria-label="${escaped(label)}">` +
      `${Object.keys(parameters).map((key) => controlHtml(figure, key, values)).join("")}</div>`;
    const drawn = `<div class="interactive-panels of-${columns}">${panels.map(panelHtml).join("")}</div>`;
    const ready = presets.map(([name], k) => `<button type="button" data-preset="${k}">${escaped(name)}</button>`).join("");
    return (ready && `<div class="interactive-buttons" role="group" aria-label="${escaped(_("Examples"))}">${ready}</div>`) +
      (controlsFirst ? controls + drawn : drawn + controls) + `<p class="interactive-says">${escaped(says)}</p>` +
      (keras ? `<div class="interactive-buttons" data-copied="${escaped(_("Copied"))}" data-failed="${escaped(_("Not copied. Select the text instead."))}">` +
        `<button type="button" data-copy="link">${escaped(_("Copy link"))}</button>` +
        `<button type="button" data-copy="code">${escaped(_("Copy as Keras code"))}</button>` +
        `<button type="button" data-save="picture">${escaped(_("Save animated picture"))}</button></div>` +
        `<details class="interactive-code"><summary>${escaped(_("The same in Keras"))}</summary><pre><code>${escaped(keras(values))}</code></pre></details>` : "");
  };

  /** One picture of all panels beside each other, with its own colours, for what has no style sheet of ours: notebooks. */
  const standalone = (figure, css) => {
    const { panels } = figure.draw(defaults(figure));
    let x = 0, most = 0, body = "";
    for (const { title = "", drawing, handles = [], width = 320, height = 230 } of panels) {
      body += `<svg x="${x}" y="22" width="${width}" height="${height}">${drawing}${handles.map(handleSvg).join("")}</svg>${text(x + 8, 16, title, "name")}`;
      x += width;
      most = Math.max(most, height + 22);
    }
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x} ${most}" width="${x}" height="${most}" class="interactive"><style>${css}</style>` +
      `<rect width="${x}" height="${most}" fill="#fff"/>${body}</svg>`;
  };

  return { _, axes, bars, defaults, define, escaped, figures, html, number, points, px, remember, sampled, short, shown, standalone, text };
})());
