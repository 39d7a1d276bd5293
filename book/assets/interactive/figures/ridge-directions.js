// L2: two correlated features; what shrinks is the direction of which the data say little, and a single weight may grow.
"use strict";

{
  const { _, axes, define, number, short } = Interactive;
  const LOGS = Array.from({ length: 61 }, (_value, k) => k * 0.05 - 2);
  const CIRCLE = Array.from({ length: 73 }, (_value, k) => [Math.cos(k * Math.PI / 36), Math.sin(k * Math.PI / 36)]);
  const h = Math.SQRT1_2;

  define("ridge-directions", {
    label: _("Ridge along the singular directions"),
    parameters: {
      log: { label: _("Strength l2"), min: -2, max: 1, step: 0.05, value: 0, show: (log) => short(10 ** log) },
      r: { label: _("Correlation of the features"), min: 0, max: 0.98, step: 0.02, value: 0.9 },
      u: { label: _("Least squares, first weight"), min: -2, max: 2, step: 0.05, value: 1.7, hidden: true },
      v: { label: _("Least squares, second weight"), min: -2, max: 2, step: 0.05, value: 0.1, hidden: true },
    },
    draw({ log, r, u, v }) {
      // The directions: both together with eigenvalue 1 + r, one against the other with 1 - r.
      const together = h * (u + v), against = h * (u - v);
      const kept = (l2) => [(1 + r) / (1 + r + l2), (1 - r) / (1 - r + l2)];
      const ridge = (l2) => { const [a, b] = kept(l2); return [h * (a * together + b * against), h * (a * together - b * against)]; };
      const l2 = 10 ** log, w = ridge(l2), shares = kept(l2), way = LOGS.map((at) => ridge(10 ** at));
      const ellipse = (loss) => CIRCLE.map(([c, d]) => {
        const a = together + c * Math.sqrt(loss / (1 + r)), b = against + d * Math.sqrt(loss / (1 - r));
        return [h * (a + b), h * (a - b)];
      });
      const plane = axes({ x: [-2.2, 2.2], y: [-2.2, 2.2], width: 300, height: 286, left: 26, cross: true });
      const corner = [h * (shares[0] * together + against), h * (shares[0] * together - against)]; // first along, then across
      const left = plane.drawing(
        [0.05, 0.2, 0.6, 1.5].map((loss) => plane.line(ellipse(loss), "faint")).join("") + plane.line([[-2.2, -2.2], [2.2, 2.2]], "muted thin dashed") +
        plane.line([[-2.2, 2.2], [2.2, -2.2]], "muted thin dashed") + plane.line([[u, v], ...way, [0, 0]], "c1") +
        plane.line([[u, v], corner], "c3 thick") + plane.line([corner, w], "c4 thick") + plane.dot(...w, "fill c1", 5),
        plane.text(1.3, 1.72, _("together"), "label c3", "middle") + plane.text(1.4, -1.72, _("against"), "label c4", "middle") +
        plane.text(2.15, 0.12, "w₁", "label muted", "end") + plane.text(0.1, 2.0, "w₂", "label muted"),
      );
      const most = Math.max(1, Math.abs(u), Math.abs(v)) + 0.2;
      const plot = axes({ x: [-2, 1], y: [Math.min(0, u, v) - 0.2, most], xLog: true, xLabel: _("strength l2"), height: 286 });
      const right = plot.drawing(
        plot.upright(log, "dashed") + plot.line(LOGS.map((at, k) => [at, way[k][0]]), "c1") + plot.line(LOGS.map((at, k) => [at, way[k][1]]), "c2"),
        plot.text(-2, way[0][0], _("first weight"), "label c1", "start", 5, -7) + plot.text(-2, way[0][1], _("second weight"), "label c2", "start", 5, -7),
      );
      const says = _("l2 = {l2}: of the direction “together” {a} % is left, of “one against the other” {b} %. Weights: {w1} and {w2}, least squares {u} and {v}.",
        { l2: short(l2), a: number(100 * shares[0], 0), b: number(100 * shares[1], 0), w1: number(w[0]), w2: number(w[1]), u: number(u), v: number(v) });
      return {
        says,
        panels: [
          { title: _("From least squares to zero"), alt: _("Contours of the data loss, long along one direction; the way of the ridge weights leads along it first. {says}", { says }), drawing: left, width: 300, height: 286,
            handles: [{ x: "u", y: "v", at: [plane.sx.px(u), plane.sy.px(v)], plot: plane, label: _("Least squares, both weights") }] },
          { title: _("Each weight"), alt: says, drawing: right, height: 286,
            handles: [{ x: "log", at: [plot.sx.px(log), plot.sy.px(w[1])], plot, label: _("Strength l2") }] },
        ],
      };
    },
  });
}
