// Bias and variance: refits on other noise pile up; the strength trades the one for the other.
"use strict";

{
  const { _, axes, define, remember, short } = Interactive;
  const { dot, moments, normal, solve } = Interactive.solver;
  /** The thermometer of the chapter, in degrees; x goes from -1 at hour 0 to 1 at hour 24. */
  const truth = (x) => 14 + 5 * Math.sin(Math.PI * (x + 0.25)), hour = (x) => 12 * (x + 1), DEGREE = 11, SAMPLES = 15, NOISE = 1.5;
  const LOGS = Array.from({ length: 36 }, (_value, k) => k * 0.1 - 3);
  const legendre = (x) => {
    const values = [1, x];
    for (let k = 1; k < DEGREE; k += 1) values.push(((2 * k + 1) * x * values[k] - k * values[k - 1]) / (k + 1));
    return values;
  };
  const X = Array.from({ length: SAMPLES }, (_value, i) => 2 * i / (SAMPLES - 1) - 1);
  const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const MEAN = legendre(0).map((_value, j) => average(X.map((x) => legendre(x)[j])));
  const DEVIATION = MEAN.map((mean, j) => Math.sqrt(average(X.map((x) => (legendre(x)[j] - mean) ** 2))));
  /** An intercept, and Legendre's polynomials standardized over the readings. */
  const basis = (x) => legendre(x).map((value, j) => (j ? (value - MEAN[j]) / DEVIATION[j] : 1));
  const ROWS = X.map(basis);
  const drawn = []; // the noise of each refit
  const noise = (seed) => (drawn[seed] ??= normal(SAMPLES, seed));
  const GRID = Array.from({ length: 61 }, (_value, k) => k / 30 - 1), GRID_ROWS = GRID.map(basis);

  const { A } = moments(ROWS[0].map((_value, j) => ROWS.map((row) => row[j])), X);
  /** Ridge is linear in y: for each reading, what one degree more of it adds to the weights. The intercept is free. */
  const influence = (l2) => {
    const S = A.map((row, j) => row.map((a, k) => a + (j && j === k ? l2 : 0)));
    return ROWS.map((row) => solve(S, row.map((value) => value / SAMPLES)));
  };
  const remembered = remember(influence);
  const refit = (seed, l2) => {
    const w = new Array(DEGREE + 1).fill(0), e = noise(seed);
    remembered(l2).forEach((column, i) => column.forEach((part, j) => { w[j] += part * (truth(X[i]) + NOISE * e[i]); }));
    return w;
  };
  /** Squared bias and variance, averaged over the day; both are exact. */
  const exact = (l2) => {
    const columns = influence(l2);
    let bias = 0, variance = 0;
    GRID_ROWS.forEach((row, g) => {
      const smoother = columns.map((column) => dot(column, row));
      bias += (dot(smoother, X.map(truth)) - truth(GRID[g])) ** 2 / GRID.length;
      variance += NOISE ** 2 * dot(smoother, smoother) / GRID.length;
    });
    return { bias, variance };
  };
  const curves = remember(() => LOGS.map((log) => exact(10 ** log)));
  const log10 = (value) => Math.log10(Math.max(1e-4, value));

  define("bias-variance", {
    label: _("Bias and variance"),
    parameters: {
      log: { label: _("Strength l2"), min: -3, max: 0.5, step: 0.1, value: -2, show: (log) => short(10 ** log) },
      refits: { label: _("Refits"), min: 1, max: 40, step: 1, value: 12, play: true, seconds: 5 },
    },
    draw({ log, refits }) {
      const l2 = 10 ** log, fits = Array.from({ length: refits }, (_value, k) => refit(k + 1, l2));
      const mean = fits[0].map((_value, j) => fits.reduce((sum, w) => sum + w[j], 0) / refits);
      const plot = axes({ x: [0, 24], y: [0, 28], xLabel: _("hour"), yLabel: _("degrees"), marks: [0, 6, 12, 18, 24].map((at) => [at, at]) });
      const curve = (w, kind) => plot.line(GRID.map((x, g) => [hour(x), dot(w, GRID_ROWS[g])]), kind);
      const left = plot.drawing(
        fits.map((w, k) => curve(w, k === refits - 1 ? "c1 thin" : "faint")).join("") + plot.line(GRID.map((x) => [hour(x), truth(x)]), "dashed") + curve(mean, "c2 thick"),
        plot.legend([[_("last fit"), "c1"], [_("mean of the fits"), "c2"], [_("truth"), ""]], "right"),
      );
      const all = curves(), { bias, variance } = all[Math.round((log + 3) * 10)];
      const errors = axes({ x: [-3, 0.5], y: [-2, 2], xLog: true, yLog: true, xLabel: _("strength l2") });
      const line = (f, kind) => errors.line(LOGS.map((at, k) => [at, log10(f(all[k]))]), kind);
      const right = errors.drawing(
        errors.upright(log, "dashed") + line((e) => e.bias, "c2") + line((e) => e.variance, "c1") + line((e) => e.bias + e.variance, ""),
        errors.legend([[_("sum"), ""], [_("variance"), "c1"], [_("squared bias"), "c2"]], "right"),
      );
      const says = _("l2 = {l2}: squared bias {bias}, variance {variance}, sum {sum}.",
        { l2: short(l2), bias: short(bias), variance: short(variance), sum: short(bias + variance) });
      return {
        says,
        panels: [
          { title: _("{refits} refits, each with fresh noise", { refits }), alt: _("{refits} fits to readings at the same hours with other noise, their mean, and the truth.", { refits }), drawing: left },
          { title: _("Averaged over the day"), alt: says, drawing: right,
            handles: [{ x: "log", at: [errors.sx.px(log), errors.sy.px(log10(bias + variance))], plot: errors, label: _("Strength l2") }] },
        ],
      };
    },
  });
}
