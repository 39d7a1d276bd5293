// Simulated house sales, for the figures and the lab: five features that matter, two of them correlated, and some that do not.
"use strict";

Interactive.houses = (() => {
  const { _, remember } = Interactive;
  const { dot, loss, moments, normal } = Interactive.solver;
  // What one standard deviation of a feature adds to the price, in 100,000.
  const TRUTH = [0.5, 0.1, -0.25, -0.15, 0.1];
  const NAMES = [_("size"), _("bedrooms"), _("distance"), _("age"), _("garden"), _("wall colour"), _("door number"), _("street name"), _("weekday"), _("shoe size")];
  const NEW = 400; // other sales, to see how well a fit predicts
  const name = (j) => NAMES[j] ?? _("noise {number}", { number: j - NAMES.length + 1 });

  const known = new Map(); // numbers drawn before: fewer samples are the first ones of more
  const drawn = (seed) => {
    if (!known.has(seed)) {
      if (known.size > 200) known.clear();
      known.set(seed, normal(NEW, seed));
    }
    return known.get(seed);
  };
  /** Sales before they are scaled: column j and the noise have seeds of their own, so that one more feature changes no other. */
  const sales = ({ samples, noise, correlation, irrelevant }, seed) => {
    const columns = Array.from({ length: TRUTH.length + irrelevant }, (_value, j) => drawn(100 * seed + j)), e = drawn(100 * seed + 99);
    const rest = Math.sqrt(1 - correlation ** 2);
    const X = Array.from({ length: samples }, (_value, i) => columns.map((column) => column[i]));
    for (const row of X) row[1] = correlation * row[0] + rest * row[1];
    return { X, y: X.map((row, i) => dot(TRUTH, row) + noise * e[i]) };
  };

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

  /** Training sales scaled to mean 0 and deviation 1, prices to mean 0, and new sales scaled by the same numbers; their moments. */
  const draw = (settings) => {
    const training = sales(settings, settings.seed), other = sales({ ...settings, samples: NEW }, settings.seed + 1000);
    const centre = training.X[0].map((_value, j) => mean(training.X.map((row) => row[j])));
    const spread = centre.map((m, j) => Math.sqrt(mean(training.X.map((row) => (row[j] - m) ** 2))));
    const level = mean(training.y);
    const scaled = ({ X, y }) => ({ X: X.map((row) => row.map((x, j) => (x - centre[j]) / spread[j])), y: y.map((yi) => yi - level) });
    const [near, far] = [scaled(training), scaled(other)];
    const p = centre.length;
    return {
      ...near, training: moments(near.X, near.y), other: moments(far.X, far.y),
      names: centre.map((_value, j) => name(j)), counts: centre.map((_value, j) => j < TRUTH.length),
      truth: [...TRUTH.map((w, j) => w * spread[j]), ...new Array(p - TRUTH.length).fill(0)],
    };
  };

  return { draw: remember(draw), errors: (found, w) => [loss(found.training, w), loss(found.other, w)], name };
})();
