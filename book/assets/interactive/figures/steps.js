// L1 on one weight: the gradient step of Keras jumps over zero, the proximal step lands on it.
"use strict";

{
  const { _, axes, define, number, sampled } = Interactive;
  const { softThreshold } = Interactive.solver, STEPS = 40, START = 1.8;

  define("steps", {
    label: _("Gradient step and proximal step"),
    parameters: {
      step: { label: _("Step"), min: 0, max: STEPS, step: 1, value: 12, play: true, seconds: 6 },
      z: { label: _("Least-squares weight"), min: -2, max: 2, step: 0.05, value: 0.3 },
      l1: { label: _("Strength l1"), min: 0, max: 3, step: 0.1, value: 1 },
      rate: { label: _("Learning rate"), min: 0.02, max: 0.5, step: 0.02, value: 0.16 },
    },
    draw({ step, z, l1, rate }) {
      const gradient = [START], proximal = [START];
      for (let k = 0; k < STEPS; k += 1) {
        gradient.push(gradient[k] - rate * (2 * (gradient[k] - z) + l1 * Math.sign(gradient[k])));
        proximal.push(softThreshold(proximal[k] - rate * 2 * (proximal[k] - z), rate * l1));
      }
      const objective = (w) => (w - z) ** 2 + l1 * Math.abs(w), top = Math.max(2, objective(-2.2), objective(2.2)) * 0.6;
      const plot = axes({ x: [-2.2, 2.2], y: [0, top], xLabel: _("weight") });
      const trail = (all, kind) => all.slice(0, step).map((w) => plot.dot(w, objective(w), `fill light ${kind}`, 3)).join("") + plot.dot(all[step], objective(all[step]), `fill ${kind}`, 6);
      const left = plot.drawing(plot.line(sampled(objective, -2.2, 2.2, 133), "muted") + trail(gradient, "c2") + trail(proximal, "c1"),
        plot.legend([[_("gradient step"), "c2"], [_("proximal step"), "c1"]]));
      const time = axes({ x: [0, STEPS], y: [-1, 2], xLabel: _("step") });
      const run = (all, kind) => time.line(all.slice(0, step + 1).map((w, k) => [k, w]), `${kind} thin`) + all.slice(0, step + 1).map((w, k) => time.dot(k, w, `fill ${kind}`, 2)).join("");
      const right = time.drawing(time.upright(step, "dashed") + run(gradient, "c2") + run(proximal, "c1"));
      const last = (all) => (all[step] === 0 ? _("exactly 0") : number(all[step], 3));
      const says = _("After {step} steps: gradient step {gradient}, proximal step {proximal}; the lowest point is {best}.",
        { step, gradient: last(gradient), proximal: last(proximal), best: number(softThreshold(z, l1 / 2)) });
      return {
        says,
        panels: [
          { title: _("Data loss plus penalty"), alt: _("A valley with a kink at zero and two points that descend in it. {says}", { says }), drawing: left },
          { title: _("The weight, step by step"), alt: says, drawing: right,
            handles: [{ x: "step", at: [time.sx.px(step), time.sy.px(proximal[step])], plot: time, label: _("Step") }] },
        ],
      };
    },
  });
}
