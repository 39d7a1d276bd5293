// A penalty is a budget: diamond, rounded square and circle, with the best weights in them as least squares and strength move.
"use strict";

{
  const { _, axes, define, number, remember } = Interactive;
  const { eigen, elasticNet, path } = Interactive.solver;
  const PENALTIES = [
    { name: "L1", of: (s) => [s, 0] },
    { name: "L1L2", of: (s) => [s / 2, s / 2] }, // half of the strength on each
    { name: "L2", of: (s) => [0, s] },
  ];
  const CIRCLE = Array.from({ length: 73 }, (_value, k) => [Math.cos(k * Math.PI / 36), Math.sin(k * Math.PI / 36)]);
  const spent = ([l1, l2], w) => w.reduce((sum, wj) => sum + l1 * Math.abs(wj) + l2 * wj * wj, 0);
  /** The weights that spend exactly c: along each direction the root of l2 r**2 + l1 |d| r = c. */
  const budget = ([l1, l2], c) => CIRCLE.map(([a, b]) => {
    const corner = l1 * (Math.abs(a) + Math.abs(b)), r = c === 0 ? 0 : 2 * c / (corner + Math.sqrt(corner ** 2 + 4 * l2 * c));
    return [r * a, r * b];
  });

  /** For each penalty the way of the best weights from no penalty to a very strong one. */
  const ways = remember((data) => PENALTIES.map(({ of }) => path(data, Array.from({ length: 26 }, (_value, k) => of(10 ** (1 - k / 12.5) - 0.1)))));

  define("penalties", {
    label: _("Penalty as a budget"),
    parameters: {
      s: { label: _("Strength"), min: 0, max: 4, step: 0.05, value: 2.2 },
      r: { label: _("Correlation of the features"), min: -0.9, max: 0.9, step: 0.05, value: 0.6 },
      u: { label: _("Least squares, first weight"), min: -2, max: 2, step: 0.05, value: 1.7, hidden: true },
      v: { label: _("Least squares, second weight"), min: -2, max: 2, step: 0.05, value: 0.6, hidden: true },
    },
    draw({ s, r, u, v }) {
      const A = [[1, r], [r, 1]], b = [u + r * v, r * u + v], data = { A, b };
      const { values, vectors } = eigen(A);
      const ellipse = (loss) => CIRCLE.map(([c, d]) => [0, 1].map((j) =>
        [u, v][j] + Math.sqrt(loss) * (c * vectors[0][j] / Math.sqrt(values[0]) + d * vectors[1][j] / Math.sqrt(values[1]))));
      const found = [];
      const panels = PENALTIES.map(({ name, of }, k) => {
        const strengths = of(s), w = elasticNet(data, ...strengths), d = [w[0] - u, w[1] - v];
        found.push([name, w]);
        const loss = d[0] ** 2 + d[1] ** 2 + 2 * r * d[0] * d[1];
        const plot = axes({ x: [-2.1, 3.7], y: [-2.9, 2.9], width: 220, height: 220, left: 26, cross: true });
        const drawing = plot.drawing(
          (s ? plot.shape(budget(strengths, spent(strengths, w)), "fill c1 light") : "") + [0.1, 0.4, 0.9].map((at) => plot.line(ellipse(at), "faint")).join("") +
          (s ? plot.line(budget(strengths, spent(strengths, w)), "c1") : "") + plot.line([[0, 0], ...ways(data)[k], [u, v]], "c3 thin dashed") +
          plot.line(ellipse(loss), "muted thin") + plot.dot(...w, "fill c1", 5),
          plot.text(3.7, 0, "w₁", "label muted", "end", 0, -5) + plot.text(0, 2.9, "w₂", "label muted", "end", -6, 10),
        );
        return {
          title: name, drawing, width: 220, height: 220,
          alt: _("{penalty}: best weights {a} and {b} within a budget, least squares at {u} and {v}.",
            { penalty: name, a: number(w[0]), b: number(w[1]), u: number(u), v: number(v) }),
          handles: [{ x: "u", y: "v", at: [plot.sx.px(u), plot.sy.px(v)], plot, label: _("Least squares, both weights") }],
        };
      });
      const exact = (wj) => (wj === 0 ? "0" : number(wj));
      return { panels, says: `${_("Best weights:")} ${found.map(([name, w]) => `${name} (${w.map(exact).join(", ")})`).join(" · ")}` };
    },
  });
}
