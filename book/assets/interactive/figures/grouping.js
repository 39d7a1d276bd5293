// Elastic net: three features that say nearly the same share a weight as L2 takes its part of the penalty.
"use strict";

{
  const { _, axes, bars, define, number, remember, short } = Interactive;
  const { elasticNet, moments, normal } = Interactive.solver;
  const SHARES = Array.from({ length: 51 }, (_value, k) => k / 50), SAMPLES = 60;
  const data = remember((correlation, seed) => {
    const shared = normal(SAMPLES, 10 * seed), e = normal(SAMPLES, 10 * seed + 6);
    const X = [1, 2, 3, 4, 5].map((j) => {
      const column = normal(SAMPLES, 10 * seed + j).map((own, i) => (j < 4 ? Math.sqrt(correlation) * shared[i] + Math.sqrt(1 - correlation) * own : own));
      const mean = column.reduce((sum, x) => sum + x, 0) / SAMPLES, size = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / SAMPLES);
      return column.map((x) => (x - mean) / size);
    });
    return moments(X, e.map((ei, i) => 0.4 * (X[0][i] + X[1][i] + X[2][i]) + 0.3 * X[3][i] + 0.6 * ei));
  });

  define("grouping", {
    label: _("Grouping by the elastic net"),
    parameters: {
      share: { label: _("Share of L1"), min: 0, max: 1, step: 0.02, value: 0.5 },
      strength: { label: _("Strength"), values: [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8], value: 0.2, show: (value) => short(value) },
      correlation: { label: _("Correlation of the three"), min: 0, max: 0.99, step: 0.01, value: 0.95 },
      seed: { press: _("New data"), value: 2 },
    },
    draw({ share, strength, correlation, seed }) {
      const found = data(correlation, seed), ways = SHARES.map((at) => elasticNet(found, 2 * strength * at, strength * (1 - at)));
      const w = ways[Math.round(share * 50)], kinds = (j) => (j < 3 ? "c1" : j === 3 ? "c3" : "c2"), range = [-0.2, 1];
      const plot = axes({ x: [0, 1], y: range, xLabel: _("share of L1") });
      const left = plot.drawing(plot.upright(share, "dashed") + [4, 3, 2, 1, 0].map((j) => plot.line(SHARES.map((at, k) => [at, ways[k][j]]), kinds(j))).join(""),
        plot.legend([[_("the three"), "c1"], [_("another"), "c3"], [_("useless"), "c2"]]));
      const group = w.slice(0, 3), apart = Math.max(...group) - Math.min(...group);
      const says = _("L1 = {l1}, L2 = {l2}: the three weights are {weights}; they differ by {apart}.",
        { l1: short(2 * strength * share), l2: short(strength * (1 - share)), weights: group.map((wj) => (wj === 0 ? "0" : number(wj))).join(", "), apart: number(apart) });
      return {
        says,
        panels: [
          { title: _("Weights as L1 takes over"), alt: _("Five weights over the share of L1. {says}", { says }), drawing: left,
            handles: [{ x: "share", at: [plot.sx.px(share), plot.sy.px(0)], plot, label: _("Share of L1") }] },
          { title: _("Weights at this share"), alt: says, drawing: bars(w, { names: ["1", "2", "3", "4", "5"], range, kinds, truth: [0.4, 0.4, 0.4, 0.3, 0] }) },
        ],
      };
    },
  });
}
