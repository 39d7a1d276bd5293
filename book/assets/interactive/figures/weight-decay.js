// One weight under SGD, Adam and AdamW: weight decay, and the same strength as L2. Steps as Keras takes them.
"use strict";

{
  const { _, axes, define, number, remember, short } = Interactive;
  const STEPS = 300, START = 3, WANTED = 2, LOGS = Array.from({ length: 31 }, (_value, k) => k * 0.1 - 2);
  const KINDS = { sgd: "c3", adam: "c2", adamw: "c1" };
  const LINES = { ...KINDS, adam: "c2 dashed" }; // so that SGD's line is seen where Adam's lies on it

  const WARM = Array.from({ length: STEPS + 1 }, (_value, t) => Math.sqrt(1 - 0.999 ** t) / (1 - 0.9 ** t)); // Adam's means begin at zero

  /** The weight after each step. Data loss: pull * (w - 2)**2 / 2. A strength d is weight_decay=d, or L2(d / 2), whose gradient is d w. */
  const run = (kind, { pull, strength, rate }) => {
    const all = [START];
    let w = START, m = 0, v = 0;
    for (let t = 1; t <= STEPS; t += 1) {
      const decay = kind === "adamw" ? 0 : strength * w, g = pull * (w - WANTED) + decay;
      if (kind === "sgd") w -= rate * g; // with L2 or with decay, it is the same step
      else {
        if (kind === "adamw") w -= rate * strength * w;
        m += 0.1 * (g - m);
        v += 0.001 * (g * g - v);
        w -= rate * WARM[t] * m / (Math.sqrt(v) + 1e-7);
      }
      all.push(w);
    }
    return all;
  };

  const everywhere = remember((pull, rate) => Object.fromEntries(Object.keys(KINDS).map((kind) =>
    [kind, LOGS.map((log) => run(kind, { pull, rate, strength: 10 ** log }))])));

  define("weight-decay", {
    label: _("Weight decay and L2"),
    run,
    parameters: {
      log: { label: _("Strength"), min: -2, max: 1, step: 0.1, value: -0.3, show: (log) => short(10 ** log) },
      pull: { label: _("Pull of the data"), values: [0, 0.01, 0.03, 0.1, 0.3, 1], value: 0.3, show: (value) => short(value) },
      step: { label: _("Step"), min: 0, max: STEPS, step: 1, value: STEPS, play: true, seconds: 5 },
      rate: { label: _("Learning rate"), values: [0.005, 0.01, 0.02, 0.05, 0.1], value: 0.05, show: (value) => short(value) },
    },
    draw({ log, pull, step, rate }) {
      const strength = 10 ** log, target = pull ? WANTED * pull / (pull + strength) : 0;
      const ways = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, run(kind, { pull, strength, rate })]));
      const plot = axes({ x: [0, STEPS], y: [-0.3, 3.8], xLabel: _("step") });
      const left = plot.drawing(
        plot.line([[0, target], [STEPS, target]], "muted thin dashed") + plot.line([[0, WANTED], [STEPS, WANTED]], "faint") + plot.upright(step, "faint") +
        Object.entries(ways).map(([kind, way]) => plot.line(way.slice(0, step + 1).map((w, k) => [k, w]), LINES[kind]) + plot.dot(step, way[step], `fill ${KINDS[kind]}`, 4)).join(""),
        plot.text(STEPS, target, _("L2 optimum"), "label muted", "end", -4, 14) + (pull ? plot.text(STEPS, WANTED, _("least-squares weight"), "label muted", "end", -4, -6) : ""),
      );
      const all = everywhere(pull, rate), ends = axes({ x: [-2, 1], y: [-0.3, 3.8], xLog: true, xLabel: _("strength") });
      const end = (kind) => ends.line(LOGS.map((at, k) => [at, all[kind][k][step]]), LINES[kind]);
      const right = ends.drawing(
        ends.upright(log, "dashed") + Object.keys(KINDS).map(end).join(""),
        ends.legend([[_("SGD, with L2 or with decay"), "c3"], [_("Adam with L2"), "c2"], ["AdamW", "c1"]], "right"),
      );
      const says = _("After {step} steps: SGD {sgd}, Adam with L2 {adam}, AdamW {adamw}. The L2 optimum is {target}.",
        { step, sgd: number(ways.sgd[step]), adam: number(ways.adam[step]), adamw: number(ways.adamw[step]), target: number(target) });
      return {
        says,
        panels: [
          { title: _("The weight, step by step"), alt: says, drawing: left },
          { title: _("After step {step}, at each strength", { step }), alt: _("Where each optimizer has brought the weight, over the strength. {says}", { says }), drawing: right,
            handles: [{ x: "log", at: [ends.sx.px(log), ends.sy.px(ways.adamw[step])], plot: ends, label: _("Strength") }] },
        ],
      };
    },
  });
}
