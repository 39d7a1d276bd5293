// A small network on two inputs, trained four times from the same start: without a penalty, with L1, with L2 and with both.
"use strict";

{
  const { _, define, number, px, short, text } = Interactive;
  const { normal, softThreshold, uniform } = Interactive.solver;
  const UNITS = 8, POINTS = 60, NEW = 300, STEPS = 1500, RATE = 0.5, CELLS = 30, SIZE = 160;
  const KINDS = [["none", _("no penalty"), () => [0, 0]], ["l1", "L1", (s) => [s, 0]], ["l2", "L2", (s) => [0, s]], ["l1l2", "L1L2", (s) => [s / 2, s / 2]]];
  const SHAPES = { ring: (a, b) => (a * a + b * b > 1 ? 1 : 0), corner: (a, b) => (a * b > 0 ? 1 : 0), line: (a, b) => (a + 0.5 * b > 0 ? 1 : 0) };

  /** Points in a square with their class; `flipped` of them have the wrong one. */
  const points = (count, shape, flipped, seed) => {
    const u = uniform(3 * count, seed);
    return Array.from({ length: count }, (_value, i) => {
      const x = [3.2 * u[3 * i] - 1.6, 3.2 * u[3 * i + 1] - 1.6], right = SHAPES[shape](...x);
      return { x, right, y: u[3 * i + 2] < flipped ? 1 - right : right };
    });
  };

  /** Weights of a network as one array: for each unit two kernels in, one bias, one kernel out; then the bias of the output. */
  const start = (seed) => normal(4 * UNITS + 1, seed).map((value, k) => (k % 4 === 2 || k === 4 * UNITS ? 0.3 * value : value * (k % 4 === 3 ? 0.5 : 0.8)));
  const penalized = (k) => k % 4 !== 2 && k !== 4 * UNITS; // kernels, not biases
  const tanh = (x) => 1 - 2 / (Math.exp(2 * x) + 1); // twice as fast as Math.tanh, and as exact as is needed here
  const output = (w, a, b) => {
    let z = w[4 * UNITS];
    for (let k = 0; k < 4 * UNITS; k += 4) if (w[k + 3] !== 0) z += w[k + 3] * tanh(w[k] * a + w[k + 1] * b + w[k + 2]);
    return z;
  };
  const g = new Float64Array(4 * UNITS + 1), h = new Float64Array(UNITS); // of one step
  /** One proximal gradient step on the mean cross-entropy of all points, in place. */
  const step = (w, data, [l1, l2]) => {
    const n = data.length;
    g.fill(0);
    for (let i = 0; i < n; i += 1) {
      const { x, y } = data[i], a = x[0], b = x[1];
      let z = w[4 * UNITS];
      for (let u = 0; u < UNITS; u += 1) { h[u] = tanh(w[4 * u] * a + w[4 * u + 1] * b + w[4 * u + 2]); z += w[4 * u + 3] * h[u]; }
      const d = (1 / (1 + Math.exp(-z)) - y) / n;
      g[4 * UNITS] += d;
      for (let u = 0; u < UNITS; u += 1) {
        const back = d * w[4 * u + 3] * (1 - h[u] * h[u]);
        g[4 * u] += back * a;
        g[4 * u + 1] += back * b;
        g[4 * u + 2] += back;
        g[4 * u + 3] += d * h[u];
      }
    }
    for (let k = 0; k < w.length; k += 1) {
      w[k] -= RATE * g[k];
      if (penalized(k)) w[k] = softThreshold(w[k], RATE * l1) / (1 + 2 * RATE * l2);
    }
  };
  const wrong = (w, data, of) => data.filter((point) => (output(w, point.x[0], point.x[1]) > 0 ? 1 : 0) !== point[of]).length / data.length;

  /** The share of training points with the wrong answer, and of new points. */
  const errors = (w, { data, fresh }) => [wrong(w, data, "y"), wrong(w, fresh, "right")];

  let turn = 0, last = []; // while a run goes on: whose turn it is to be drawn, and the panels as they were drawn last
  let run = {}; // of the settings shown: the four networks at the step that they have reached, and at every 50th before, and their errors there
  /** The four networks after `wanted` steps, or as far as the time for one picture goes. */
  const train = (strength, shape, flipped, seed, wanted) => {
    const key = JSON.stringify([strength, shape, flipped, seed]);
    if (run.key !== key) {
      run = { key, data: points(POINTS, shape, flipped, seed), fresh: points(NEW, shape, 0, seed + 77), kept: new Map(), errors: new Map() };
      run.at = 0;
      run.nets = KINDS.map(() => start(seed + 7));
      run.dots = cloud(run.data);
    }
    if (wanted < run.at) {
      run.at = Math.floor(wanted / 50) * 50;
      run.nets = (run.kept.get(run.at) ?? KINDS.map(() => start(seed + 7))).map((w) => [...w]);
    }
    const begun = performance.now(), patience = globalThis.document ? 1.5 : 1e9; // milliseconds
    while (run.at < wanted && performance.now() - begun < patience) {
      if (run.at % 50 === 0 && !run.kept.has(run.at)) {
        run.kept.set(run.at, run.nets.map((w) => [...w]));
        run.errors.set(run.at, run.nets.map((w) => errors(w, run)));
      }
      run.nets.forEach((w, k) => step(w, run.data, KINDS[k][2](strength)));
      run.at += 1;
    }
    return run;
  };

  /** Where the network says how likely class 1 is, in six shades: runs of cells in a row as one path for each shade. */
  const surface = (w) => {
    const size = SIZE / CELLS, paths = ["", "", "", "", "", ""];
    for (let row = 0; row < CELLS; row += 1) {
      let from = 0, before = -1;
      for (let column = 0; column <= CELLS; column += 1) {
        const z = column === CELLS ? 0 : output(w, (column + 0.5) / CELLS * 3.2 - 1.6, 1.6 - (row + 0.5) / CELLS * 3.2);
        const shade = column === CELLS ? -2 : Math.min(5, Math.floor(6 / (1 + Math.exp(-z))));
        if (shade !== before) {
          if (before >= 0) paths[before] += `M${px(from * size)},${px(row * size)}h${px((column - from) * size)}v${px(size + 0.2)}h${px((from - column) * size)}z`;
          [from, before] = [column, shade];
        }
      }
    }
    return paths.map((path, k) => `<path class="shade s${k}" d="${path}"/>`).join("");
  };
  /** The points of each class as one path: a browser that draws sixty circles four times over at each step falls behind. */
  const cloud = (data) => [0, 1].map((of) => {
    const dots = data.filter(({ y }) => y === of).map(({ x: [a, b] }) => `M${px((a + 1.6) / 3.2 * SIZE - 3)},${px((1.6 - b) / 3.2 * SIZE)}a3,3 0 1 1 6,0a3,3 0 1 1-6,0`);
    return `<path class="point p${of}" d="${dots.join("")}"/>`;
  }).join("");
  /** The weights as lines, as wide as they are large; no line is an exact zero. A unit without lines is hollow. */
  const graph = (w) => {
    const top = SIZE + 14, unitY = (u) => top + 8 + u * 13, inputY = [top + 28, top + 80], endY = top + 54;
    let lines = "", dots = "";
    const line = (x, y, x2, y2, value) =>
      `<path class="line ${value > 0 ? "c1" : "c2"}" stroke-width="${px(Math.min(7, 0.4 + 1.6 * Math.abs(value)))}" d="${value === 0 ? "" : `M${x},${y}L${x2},${y2}`}"/>`;
    for (let u = 0; u < UNITS; u += 1) {
      lines += line(18, inputY[0], 80, unitY(u), w[4 * u]) + line(18, inputY[1], 80, unitY(u), w[4 * u + 1]) + line(80, unitY(u), 142, endY, w[4 * u + 3]);
      const dead = w[4 * u + 3] === 0 || (w[4 * u] === 0 && w[4 * u + 1] === 0);
      dots += `<circle class="${dead ? "hollow" : "fill"}" cx="80" cy="${unitY(u)}" r="4"/>`;
    }
    for (const [x, y] of [[18, inputY[0]], [18, inputY[1]], [142, endY]]) dots += `<circle class="fill" cx="${x}" cy="${y}" r="5"/>`;
    return lines + dots;
  };
  /** Both errors over the steps until now, dashed for the training points; the first ones may lie above the picture. */
  const curves = (pairs, most) => {
    const [left, right, top, bottom] = [28, SIZE - 4, SIZE + 132, SIZE + 184], x = (at) => left + at / STEPS * (right - left);
    const y = (error) => bottom - error / most * (bottom - top), [at, now] = pairs.at(-1);
    const line = (part, kind) => `<path class="line thin ${kind}" d="${Interactive.points(pairs.map(([step, found]) => [x(step), y(found[part])]))}"/>`;
    const dot = (part, kind) => `<circle class="fill ${kind}" cx="${px(x(at))}" cy="${px(y(Math.min(most, now[part])))}" r="2.5"/>`;
    return [0, most].map((error) => `<path class="${error ? "grid" : "axis"}" d="M${left},${px(y(error))}H${right}"/>` +
      text(left - 3, y(error) + 4, error ? `${100 * error}\u202f%` : "0", "tick", "end")).join("") +
      `<svg x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" viewBox="${left} ${top} ${right - left} ${bottom - top}">${line(0, "dashed")}${line(1, "c3")}</svg>` +
      dot(0, "") + dot(1, "c3");
  };

  define("network", {
    label: _("A network under four penalties"),
    columns: 4,
    kept: "network-",
    parameters: {
      strength: { label: _("Strength"), values: [0.0003, 0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05], value: 0.005, show: (value) => short(value) },
      flipped: { label: _("Points of the wrong class"), min: 0, max: 0.3, step: 0.05, value: 0.15, show: (value) => `${Math.round(100 * value)}\u202f%` },
      step: { label: _("Step"), min: 0, max: STEPS, step: 10, value: STEPS, play: true, seconds: 10 },
      shape: { label: _("Truth"), choices: { ring: _("circle"), corner: _("four corners"), line: _("straight line") }, value: "line" },
      seed: { press: _("Other points"), value: 2 },
    },
    draw({ strength, flipped, step: wanted, shape, seed }) {
      const { at, dots, errors: all, nets } = train(strength, shape, flipped, seed, wanted), before = [...all].filter(([step]) => step < at);
      const most = before.slice(1).some(([, found]) => found.flat().some((share) => share > 0.3)) ? 0.6 : 0.3;
      const panels = nets.map((w, k) => {
        // While a run goes on a phone looks at one network in a frame, and no more: the others follow in the next ones.
        if (at < wanted && last[k] && k !== turn) return last[k];
        const now = errors(w, run), kernels = w.filter((_value, j) => penalized(j)), zeros = kernels.filter((value) => value === 0).length;
        const [own, error] = now.map((share) => number(100 * share, 0)), found = { penalty: KINDS[k][1], own, error, zeros, all: kernels.length };
        const pairs = [...before.map(([step, found]) => [step, found[k]]), [at, now]];
        return {
          told: _("{penalty} {error} %", found), title: KINDS[k][1], width: SIZE, height: SIZE + 232,
          alt: _("Decision surface, network, and errors over the steps, {penalty}: {error} % wrong, {zeros} of {all} weights are exactly zero.", found),
          get drawing() { return this.drawn ??= `<svg x="0" y="0" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}">${surface(w)}${dots}</svg>${graph(w)}${curves(pairs, most)}` +
            text(SIZE / 2, SIZE + 200, _("training points: {own} % wrong", found), "small", "middle") +
            text(SIZE / 2, SIZE + 214, _("new points: {error} % wrong", found), "small c3", "middle") +
            text(SIZE / 2, SIZE + 228, _("zeros: {zeros} of {all}", found), "small", "middle"); },
        };
      });
      [turn, last] = [(turn + 1) % KINDS.length, panels];
      return { panels, unfinished: at < wanted, says: _("After {step} steps, wrong of 300 new points: {errors}.", { step: at, errors: panels.map(({ told }) => told).join(", ") }) };
    },
  });
}
