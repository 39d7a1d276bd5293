// The penalty lab: budget, path, weights and errors of one fit to simulated house sales, all moved by the same settings.
"use strict";

{
  const { _, axes, bars, define, number, remember, short } = Interactive;
  const { eigen, elasticNet, path } = Interactive.solver, { draw, errors, lines } = Interactive.houses;
  // 0, then twenty strengths a decade from 0.001 to 3, with two digits, so that a link and the code say exactly what is shown.
  const STRENGTHS = [0, ...new Set(Array.from({ length: 71 }, (_value, k) => Number((10 ** (k / 20 - 3)).toPrecision(2))))];
  const ALONG = STRENGTHS.slice(1);
  const CIRCLE = Array.from({ length: 73 }, (_value, k) => [Math.cos(k * Math.PI / 36), Math.sin(k * Math.PI / 36)]);
  const both = (strength, share) => [2 * strength * share, strength * (1 - share)];
  const log = (strength) => Math.log10(strength || STRENGTHS[1]);

  /** The smallest of a few ranges that holds all values, so that axes rest while a setting moves. */
  const reach = (values, sizes) => sizes.find((size) => values.every((value) => Math.abs(value) <= size)) ?? sizes.at(-1);

  const once = (f) => { let value; return () => (value ??= f()); };
  const least = (error) => Math.log10(Math.max(1e-3, error));
  const data = remember((samples, noise, correlation, irrelevant, seed) => draw({ samples, noise, correlation, irrelevant, seed }));
  const solved = remember((samples, noise, correlation, irrelevant, seed, share) => {
    const found = data(samples, noise, correlation, irrelevant, seed);
    const ways = path(found.training, [...STRENGTHS].reverse().map((strength) => both(strength, share))).reverse();
    const seen = ways.map((w) => errors(found, w)), all = seen.flat();
    const size = reach(ways.flat(), [0.8, 1.6, 3.2, 6.4]), low = least(Math.min(...all)), high = least(Math.max(...all));
    const weightsPlot = axes({ x: [-3.02, 0.5], y: [-size, size], xLog: true, xLabel: _("strength"), height: 292 });
    const errorsPlot = axes({ x: [-3.02, 0.5], y: [Math.floor(2 * low) / 2, Math.ceil(2 * high + 0.3) / 2], xLog: true, yLog: true, xLabel: _("strength") });
    const curve = (part) => ALONG.map((at, i) => [log(at), least(seen[i + 1][part])]);
    const best = ALONG.reduce((lowest, _at, i) => (seen[i + 1][1] < seen[lowest][1] ? i + 1 : lowest), 1);
    return {
      ...found, ways, seen, best, weightsPlot, errorsPlot, // what follows is drawn once, not with every move of the strength
      weightLines: once(() => lines(weightsPlot, found.counts, ALONG.map(log), ways.slice(1))),
      curves: once(() => errorsPlot.line(curve(0), "c1") + errorsPlot.line(curve(1), "c2") + errorsPlot.dot(log(ALONG[best - 1]), least(seen[best][1]), "hollow c2", 5)),
    };
  });
  /** The two correlated weights: curves of equal data loss with the others as they are, and what the penalty spends on the two. */
  const plane = ({ training: { A, b }, names }, w, [l1, l2]) => {
    const S = [[A[0][0], A[0][1]], [A[1][0], A[1][1]]];
    const left = [0, 1].map((j) => b[j] - A[j].reduce((sum, a, k) => sum + (k > 1 ? a * w[k] : 0), 0));
    const centre = elasticNet({ A: S, b: left }, 0), { values, vectors } = eigen(S);
    const size = reach([...centre, w[0], w[1]], [0.9, 1.8, 4]);
    const plot = axes({ x: [-size, size], y: [-size, size], xLabel: names[0], height: 292, cross: true });
    const ellipse = (loss) => CIRCLE.map(([c, d]) => [0, 1].map((j) =>
      centre[j] + Math.sqrt(loss) * (c * vectors[0][j] / Math.sqrt(values[0]) + d * vectors[1][j] / Math.sqrt(Math.max(values[1], 1e-6)))));
    const budget = l1 * (Math.abs(w[0]) + Math.abs(w[1])) + l2 * (w[0] ** 2 + w[1] ** 2);
    const shape = CIRCLE.map(([c, d]) => {
      const corner = l1 * (Math.abs(c) + Math.abs(d)), r = budget ? 2 * budget / (corner + Math.sqrt(corner ** 2 + 4 * l2 * budget)) : 0;
      return [r * c, r * d];
    });
    const d = [w[0] - centre[0], w[1] - centre[1]], loss = S[0][0] * d[0] ** 2 + 2 * S[0][1] * d[0] * d[1] + S[1][1] * d[1] ** 2;
    const drawing = plot.drawing(
      (l1 + l2 ? plot.shape(shape, "fill c1 light") : "") + [0.01, 0.05, 0.15, 0.4].map((at) => plot.line(ellipse(at * size), "faint")).join("") + plot.line(ellipse(loss), "muted thin") +
      (l1 + l2 ? plot.line(shape, "c1") : "") + plot.dot(...centre, "hollow", 4) + plot.dot(w[0], w[1], "fill c2", 6), plot.text(0, size, names[1], "name", "start", 6, 11));
    return { title: _("Budget and data loss"), drawing, height: 292,
      alt: _("The weights of {a} and {b} at {x} and {y}, where a curve of equal data loss touches the budget.", { a: names[0], b: names[1], x: number(w[0]), y: number(w[1]) }) };
  };

  /** The lab in Keras: the same sales, the same loss, the same weights. */
  const keras = ({ samples, noise, correlation, irrelevant, seed, strength, share }) => `import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
samples, noise, correlation, irrelevant, seed = ${samples}, ${noise}, ${correlation}, ${irrelevant}, ${seed}
strength, share = ${strength}, ${share}
l1, l2 = 2 * strength * share, strength * (1 - share)
truth = np.array([0.5, 0.1, -0.25, -0.15, 0.1])   # ${_("of the features that matter")}


def mixed(k):
    """${_("A hash in 32 bits: numbers that look random, here the same as in the lab.")}"""
    k = (k ^ (k >> 16)) * np.uint32(0x7FEB352D)
    k = (k ^ (k >> 15)) * np.uint32(0x846CA68B)
    return k ^ (k >> 16)


def normal(count, seed):
    k = np.arange(2 * count, dtype=np.uint32) + mixed(np.array([seed], dtype=np.uint32))
    u = (mixed(k) + 0.5) / 2**32
    return np.sqrt(-2 * np.log(u[::2])) * np.cos(2 * np.pi * u[1::2])


def sales(count, seed):
    X = np.column_stack([normal(count, 100 * seed + j) for j in range(5 + irrelevant)])
    X[:, 1] = correlation * X[:, 0] + np.sqrt(1 - correlation**2) * X[:, 1]
    return X, X[:, :5] @ truth + noise * normal(count, 100 * seed + 99)


X, y = sales(samples, seed)
new_X, new_y = sales(400, seed + 1000)
new_X, X = (new_X - X.mean(0)) / X.std(0), (X - X.mean(0)) / X.std(0)
new_y, y = new_y - y.mean(), y - y.mean()
rate = float(0.5 / (np.linalg.eigvalsh(X.T @ X / samples).max() + l2))   # ${_("as long a step as is safe")}


class Proximal(keras.optimizers.SGD):
    """${_("The step of L1 that gives exact zeros, after each gradient step on the rest of the loss.")}"""

    def update_step(self, gradient, variable, learning_rate):
        super().update_step(gradient, variable, learning_rate)
        self.assign(variable, keras.ops.soft_shrink(variable, rate * l1))


model = keras.Sequential([
    keras.Input((5 + irrelevant,)),
    keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L2(l2)),
])
model.compile(Proximal(rate), "mse", steps_per_execution=1000)   # ${_("a thousand steps at a time")}
model.fit(tf.data.Dataset.from_tensors((X, y)).repeat(50_000), verbose=0, shuffle=False)
w = model.get_weights()[0].ravel()
print("${_("weights")}", np.round(w, 3))
print("${_("exact zeros")}", np.sum(w == 0))
print(f"${_("training error")} {np.mean((X @ w - y) ** 2):.3f}, ${_("error on new sales")} {np.mean((new_X @ w - new_y) ** 2):.3f}")
`;

  const usual = { strength: 0.063, share: 1, correlation: 0.9, noise: 0.3, samples: 35, irrelevant: 5, seed: 16 };
  define("lab", {
    label: _("Penalty lab"),
    columns: 2,
    controlsFirst: true,
    kept: "", // before the names of its settings in the address
    keras,
    animated: "strength",
    parameters: {
      strength: { label: _("Strength"), values: STRENGTHS, value: usual.strength, show: (value) => (value ? short(value) : _("none")) },
      share: { label: _("Share of L1"), min: 0, max: 1, step: 0.05, value: usual.share },
      correlation: { label: _("Correlation"), min: 0, max: 0.99, step: 0.01, value: usual.correlation },
      noise: { label: _("Noise"), min: 0, max: 1.5, step: 0.1, value: usual.noise },
      samples: { label: _("Sales"), min: 10, max: 200, step: 5, value: usual.samples },
      irrelevant: { label: _("Useless features"), min: 0, max: 25, step: 1, value: usual.irrelevant },
      seed: { press: _("New sales"), value: usual.seed },
    },
    presets: [
      [_("L1: exact zeros"), usual],
      [_("L2: smaller, none zero"), { ...usual, strength: 0.5, share: 0 }],
      [_("Both"), { ...usual, strength: 0.1, share: 0.5 }],
      [_("No penalty"), { ...usual, strength: 0 }],
      [_("L1, too strong"), { ...usual, strength: 0.45 }],
      [_("Twins under L1"), { ...usual, correlation: 0.99 }],
      [_("Twins under L2"), { ...usual, share: 0, correlation: 0.99 }],
      [_("Many features, few sales"), { ...usual, strength: 0, irrelevant: 25, samples: 40, noise: 0.6 }],
      [_("… rescued by L1"), { ...usual, strength: 0.1, irrelevant: 25, samples: 40, noise: 0.6 }],
    ],
    draw(values) {
      const { samples, noise, correlation, irrelevant, seed, strength, share } = values;
      const found = solved(samples, noise, correlation, irrelevant, seed, share);
      const { best, counts, curves, errorsPlot, seen, truth, ways, weightLines, weightsPlot } = found;
      const k = STRENGTHS.indexOf(strength), w = ways[k], [training, fresh] = seen[k], [l1, l2] = both(strength, share), now = log(strength);
      const size = reach(w, [0.8, 1.6, 3.2, 6.4]);
      const zeros = w.filter((wj) => wj === 0).length;
      const says = _("L1 = {l1}, L2 = {l2}: {zeros} of {all} weights are exactly zero. Error {training} on the training sales, {fresh} on new ones; without a penalty {free}, at best {best}.",
        { l1: short(l1, 3), l2: short(l2, 3), zeros, all: w.length, training: number(training, 3), fresh: number(fresh, 3), free: number(seen[0][1], 3), best: number(Math.min(seen[best][1], seen[0][1]), 3) });
      const handle = (plot, height, label) => ({ x: "strength", at: [plot.sx.px(now), plot.sy.px(height)], plot, label, from: (a) => ({ strength: a < -3.01 ? 0 : 10 ** a }) });
      return {
        says, weights: w, // a panel's drawing is made when it is asked for: what is out of view waits
        panels: [
          plane(found, w, [l1, l2]),
          { title: _("Path of the weights"), alt: _("The weights over the strength at this share of L1. {says}", { says }), height: 292,
            get drawing() { return weightsPlot.drawing(weightLines() + weightsPlot.upright(now, "dashed"), weightsPlot.legend([[_("matter"), "c1"], [_("do not matter"), "c2"]], "right")); },
            handles: [handle(weightsPlot, 0, _("Strength, on the path"))] },
          { title: _("Weights now"), alt: _("Bars of {all} weights, {zeros} of them exactly zero.", { all: w.length, zeros }),
            get drawing() { return bars(w, { names: w.map((_w, j) => (w.length <= 12 || j % 5 === 4 || j === 0 ? String(j + 1) : "")), truth,
              range: size === 0.8 ? [-0.5, 0.8] : [-size, size], kinds: (j) => (counts[j] ? "c1" : "c2") }); } },
          { title: _("Errors"), alt: _("Error over the strength. {says}", { says }),
            get drawing() { return errorsPlot.drawing(errorsPlot.upright(now, "dashed") + curves() + errorsPlot.dot(now, least(training), "fill c1", 4),
              errorsPlot.legend([[_("new sales"), "c2"], [_("training sales"), "c1"]])); },
            handles: [handle(errorsPlot, least(fresh), _("Strength, on the errors"))] },
        ],
      };
    },
  });
}
