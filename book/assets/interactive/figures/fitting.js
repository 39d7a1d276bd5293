// Fitting: degree, noise and samples against the training error and the error on new readings.
"use strict";

{
  const { _, axes, define, number, remember, sampled, short } = Interactive;
  const { leastSquares, dot, normal, uniform } = Interactive.solver;
  /** The temperature of the chapter, in degrees; x goes from -1 at hour 0 to 1 at hour 24. */
  const truth = (x) => 14 + 5 * Math.sin(Math.PI * (x + 0.25)), hour = (x) => 12 * (x + 1), DEGREES = 14;
  /** Legendre's polynomials up to a degree, at x. */
  const basis = (x, degree) => {
    const values = [1, x];
    for (let k = 1; k < degree; k += 1) values.push(((2 * k + 1) * x * values[k] - k * values[k - 1]) / (k + 1));
    return values.slice(0, degree + 1);
  };
  const GRID = Array.from({ length: 121 }, (_value, k) => k / 60 - 1);
  const fits = remember((samples, noise, seed) => {
    const u = uniform(samples, seed), e = normal(samples, seed + 500);
    const x = u.map((ui, i) => 2 * (i + ui) / samples - 1), y = x.map((xi, i) => truth(xi) + noise * e[i]);
    const models = Array.from({ length: Math.min(DEGREES, samples - 1) + 1 }, (_value, degree) => {
      const w = leastSquares(x.map((xi) => basis(xi, degree)), y), f = (xi) => dot(w, basis(xi, degree));
      const training = x.reduce((sum, xi, i) => sum + (f(xi) - y[i]) ** 2, 0) / samples;
      // The error to be expected on a new reading: the noise, and the distance from the truth.
      return { f, training, fresh: noise ** 2 + GRID.reduce((sum, xi) => sum + (f(xi) - truth(xi)) ** 2, 0) / GRID.length };
    });
    return { x, y, models };
  });
  const log = (value) => Math.log10(Math.min(1e4, Math.max(1e-3, value)));

  define("fitting", {
    label: _("Degree, noise and samples"),
    parameters: {
      degree: { label: _("Degree of the polynomial"), min: 0, max: DEGREES, step: 1, value: 3 },
      noise: { label: _("Noise"), min: 0, max: 4, step: 0.1, value: 1.5 },
      samples: { label: _("Readings"), min: 8, max: 60, step: 1, value: 15 },
      seed: { press: _("Other readings"), value: 5 },
    },
    draw({ degree, noise, samples, seed }) {
      const { x, y, models } = fits(samples, noise, seed), at = Math.min(degree, models.length - 1), { f, training, fresh } = models[at];
      const plot = axes({ x: [0, 24], y: [0, 28], xLabel: _("hour"), yLabel: _("degrees"), marks: [0, 6, 12, 18, 24].map((at) => [at, at]) });
      const curve = (of, count) => sampled(of, -1, 1, count).map(([xi, value]) => [hour(xi), value]);
      const left = plot.drawing(plot.line(curve(truth), "muted dashed") + plot.line(curve(f, 161), "c1") + x.map((xi, i) => plot.dot(hour(xi), y[i], "fill", 3)).join(""),
        plot.legend([[_("fit"), "c1"], [_("truth"), "muted"]], "right"));
      const errors = axes({ x: [0, DEGREES], y: [-2, 3], yLog: true, xLabel: _("degree") });
      const pairs = (kind) => models.map((model, k) => [k, log(model[kind])]);
      const best = models.reduce((least, model, k) => (model.fresh < models[least].fresh ? k : least), 0);
      const right = errors.drawing(
        errors.upright(at, "dashed") + errors.line([[0, log(noise ** 2)], [DEGREES, log(noise ** 2)]], "muted thin dashed") + errors.line(pairs("training"), "c1") + errors.line(pairs("fresh"), "c2") + errors.dot(at, log(training), "fill c1", 4),
        errors.legend([[_("error on new readings"), "c2"], [_("training error"), "c1"], [_("variance of the noise"), "muted"]]),
      );
      const says = _("Degree {degree}: training error {training}, error on new readings {fresh}. The best degree for new readings is {best}.",
        { degree: at, training: short(training), fresh: short(fresh), best });
      return {
        says,
        panels: [
          { title: _("The fit"), alt: _("{samples} readings with noise {noise}, the truth, and a polynomial of degree {degree}.", { samples, noise: number(noise), degree: at }), drawing: left },
          { title: _("Errors"), alt: says, drawing: right, handles: [{ x: "degree", at: [errors.sx.px(at), errors.sy.px(log(fresh))], plot: errors, label: _("Degree of the polynomial") }] },
        ],
      };
    },
  });
}
