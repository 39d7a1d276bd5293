// L1: where the soft threshold sends a weight, and why it can be zero: the objective has a kink there.
"use strict";

{
  const { _, axes, define, number, sampled } = Interactive;
  const { softThreshold } = Interactive.solver;

  define("soft-threshold", {
    label: _("Soft threshold"),
    parameters: {
      z: { label: _("Weight before the step"), min: -3, max: 3, step: 0.05, value: 1.6 },
      t: { label: _("Threshold"), min: 0, max: 2, step: 0.05, value: 1 },
    },
    draw({ z, t }) {
      const w = softThreshold(z, t);
      const map = axes({ x: [-3, 3], y: [-3, 3], xLabel: _("before"), cross: true });
      const left = map.drawing(
        map.shape([[-t, -3], [t, -3], [t, 3], [-t, 3]], "band") + map.line([[-3, -3], [3, 3]], "muted dashed") +
        map.line([[-3, -3 + t], [-t, 0], [t, 0], [3, 3 - t]], "c1") + map.line([[z, z], [z, w]], "c2 thin"),
        map.text(-t / 2 - 1.5, 2.55, _("after"), "label c1", "middle"),
      );
      const objective = (v) => (v - z) ** 2 / 2 + t * Math.abs(v);
      const cost = axes({ x: [-3, 3], y: [0, 6], xLabel: _("weight") });
      const right = cost.drawing(
        cost.line(sampled((v) => (v - z) ** 2 / 2, -3, 3), "muted dashed") + cost.line([[-3, 3 * t], [0, 0], [3, 3 * t]], "c3 thin") +
        cost.line(sampled(objective, -3, 3, 121), "c1") + cost.upright(w, "c2 thin") + cost.dot(w, objective(w), "fill c2", 5),
        cost.legend([[_("sum"), "c1"], [_("squared distance"), "muted"], [_("penalty"), "c3"]], z < 0 ? "left" : "right"),
      );
      const says = w === 0
        ? _("{z} is not farther from zero than the threshold {t}: it ends at exactly 0.", { z: number(z), t: number(t) })
        : _("{z} moves {t} towards zero and ends at {w}.", { z: number(z), t: number(t), w: number(w) });
      return {
        says,
        panels: [
          { title: _("The step"), alt: _("Weight after the step over weight before: zero between minus and plus the threshold, a line of slope one outside. {says}", { says }),
            drawing: left, handles: [{ x: "z", at: [map.sx.px(z), map.sy.px(w)], plot: map, label: _("Weight before the step") }] },
          { title: _("What it minimizes"), alt: _("Half the squared distance plus the penalty, with its lowest point at {w}.", { w: number(w) }), drawing: right },
        ],
      };
    },
  });
}
