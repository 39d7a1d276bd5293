// Simulated house sales, for the figures and the lab: five features that matter, two of them correlated, and some that do not.
"use strict";

Interactive.houses = (() => {
  const { _, remember } = Interactive;
  const { loss, moments, normal } = Interactive.solver;
  // What one standard deviation of a feature adds to the price, in 100,000.
  const TRUTH = [0.5, 0.1, -0.25, -0.15, 0.1];
  const NAMES = [_("size"), _("bedrooms"), _("distance"), _("age"), _("garden"), _("wall colour"), _("door number"), _("street name"), _("weekday"), _("shoe size")];
  const BRIEF = _("size beds dist age gard wall door str day shoe").split(" "); // the same, short enough for the foot of a bar
  const NEW = 400; // other sales, to see how well a fit predicts
  const name = (j) => NAMES[j] ?? _("noise {number}", { number: j - NAMES.length + 1 });

  const brief = (j) => BRIEF[j] ?? String(j + 1);

  const known = new Map(); // numbers drawn before: fewer samples are the first ones of more
  const drawn = (seed) => {
    if (!known.has(seed)) {
      if (known.size > 200) known.clear();
      known.set(seed, normal(NEW, seed));
    }
    return known.get(seed);
  };
  /** Sales before they are scaled, in columns: each and the noise have seeds of their own, so that one more feature changes no other. */
  const sales = ({ noise, correlation, irrelevant }, count, seed) => {
    const X = Array.from({ length: TRUTH.length + irrelevant }, (_value, j) => drawn(100 * seed + j).slice(0, count));
    const rest = Math.sqrt(1 - correlation ** 2), e = drawn(100 * seed + 99).slice(0, count);
    X[1] = X[1].map((z, i) => correlation * X[0][i] + rest * z);
    return { X, y: e.map((ei, i) => TRUTH.reduce((sum, w, j) => sum + w * X[j][i], 0) + noise * ei) };
  };

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

  /** Training sales scaled to mean 0 and deviation 1, prices to mean 0, and new sales scaled by the same numbers; their moments. */
  const draw = (settings) => {
    const training = sales(settings, settings.samples, settings.seed), other = sales(settings, NEW, settings.seed + 1000);
    const centre = training.X.map(mean), level = mean(training.y);
    const spread = training.X.map((column, j) => Math.sqrt(mean(column.map((x) => (x - centre[j]) ** 2))));
    const scaled = ({ X, y }) => ({ X: X.map((column, j) => column.map((x) => (x - centre[j]) / spread[j])), y: y.map((yi) => yi - level) });
    const [near, far] = [scaled(training), scaled(other)];
    const p = centre.length;
    return {
      ...near, training: moments(near.X, near.y), other: moments(far.X, far.y),
      names: centre.map((_value, j) => name(j)), counts: centre.map((_value, j) => j < TRUTH.length),
      truth: [...TRUTH.map((w, j) => w * spread[j]), ...new Array(p - TRUTH.length).fill(0)],
    };
  };

  /** The weights at each of some places along an axis as lines: those of features that matter lie on top. */
  const lines = (plot, counts, along, ways) => [false, true].map((matter) =>
    plot.lines(counts.flatMap((count, j) => (count === matter ? [along.map((at, k) => [at, ways[k][j]])] : [])), matter ? "c1 thin" : "c2 thin")).join("");

  return { draw: remember(draw), errors: (found, w) => [loss(found.training, w), loss(found.other, w)], lines, name, brief };
})();
