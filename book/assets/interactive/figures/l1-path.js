// L1: which weights die along the path, on simulated house sales.
"use strict";

{
  const { _, axes, bars, define, remember, short } = Interactive;
  const { path } = Interactive.solver, { brief, draw, lines } = Interactive.houses;
  const LOGS = Array.from({ length: 66 }, (_value, k) => 2.2 - k * 0.05); // 160 down to 0.09
  const THOUSANDS = 100; // the houses' prices are in 100,000, the chapter's in thousands: weights and strengths of the lasso scale alike
  const solved = remember((seed) => {
    const found = draw({ samples: 60, noise: 0.3, correlation: 0.9, irrelevant: 5, seed });
    const inThousands = (weights) => weights.map((weight) => THOUSANDS * weight);
    return { ...found, truth: inThousands(found.truth), ways: path(found.training, LOGS.map((log) => [10 ** log / THOUSANDS, 0])).map(inThousands) };
  });

  define("l1-path", {
    label: _("Path of the weights under L1"),
    parameters: {
      log: { label: _("Strength l1"), min: -1, max: 2.2, step: 0.05, value: 1, show: (log) => short(10 ** log) },
      seed: { press: _("New sales"), value: 2 },
    },
    draw({ log, seed }) {
      const { counts, names, truth, ways } = solved(seed);
      const w = ways[Math.round((2.2 - log) / 0.05)];
      const plot = axes({ x: [-1.05, 2.25], y: [-40, 75], xLog: true, xLabel: _("strength l1") });
      const drawing = plot.drawing(lines(plot, counts, LOGS, ways) + plot.upright(log, "dashed"),
        plot.legend([[_("matter"), "c1"], [_("do not matter"), "c2"]], "right"));
      const dead = names.filter((_name, j) => w[j] === 0), killed = counts.filter((count, j) => count && w[j] === 0).length;
      const says = dead.length === 0
        ? _("l1 = {l1}: no weight is zero.", { l1: short(10 ** log) })
        : _("l1 = {l1}: {zeros} of {all} weights are exactly zero ({names}).", { l1: short(10 ** log), zeros: dead.length, all: w.length, names: dead.join(", ") });
      return {
        says: killed ? `${says} ${_("{number} of them should not be.", { number: killed })}` : says,
        panels: [
          { title: _("Weights as the strength grows"), alt: _("Ten lines that reach zero one after another as the strength grows. {says}", { says }), drawing,
            handles: [{ x: "log", at: [plot.sx.px(log), plot.sy.px(0)], plot, label: _("Strength l1") }] },
          { title: _("Weights at this strength"), alt: says, drawing: bars(w, { names: names.map((_name, j) => brief(j)), truth, range: [-40, 75], kinds: (j) => (counts[j] ? "c1" : "c2") }) },
        ],
      };
    },
  });
}
