// Choosing the strength: cross-validation with the rule of one standard error, and the path below it.
"use strict";

{
  const { _, axes, define, number, remember, short } = Interactive;
  const { loss, moments, path, strongest } = Interactive.solver, { draw, errors, lines } = Interactive.houses;
  const FOLDS = 10, LOGS = Array.from({ length: 25 }, (_value, k) => 0.2 - k * 0.1), STRENGTHS = LOGS.map((log) => [10 ** log, 0]);
  const LEAST = LOGS.at(-1);

  /** For each strength: mean error over the folds, its standard error, and the error on new sales. */
  const solved = remember((samples, noise, irrelevant, seed) => {
    const found = draw({ samples, noise, correlation: 0.9, irrelevant, seed }), { X, y } = found;
    const folds = Array.from({ length: FOLDS }, (_value, fold) => {
      const test = moments(X, y, fold, FOLDS), whole = found.training, share = Math.ceil((y.length - fold) / FOLDS) / y.length;
      const rest = (all, part) => (all - share * part) / (1 - share); // the moments of all but one fold, from those of all
      const others = { A: whole.A.map((row, j) => row.map((a, k) => rest(a, test.A[j][k]))), b: whole.b.map((bj, j) => rest(bj, test.b[j])) };
      return path(others, STRENGTHS).map((w) => loss(test, w));
    });
    const rows = path(found.training, STRENGTHS).map((w, k) => {
      const seen = folds.map((fold) => fold[k]), mean = seen.reduce((a, b) => a + b) / FOLDS;
      const deviation = Math.sqrt(seen.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (FOLDS - 1));
      return { w, mean, error: deviation / Math.sqrt(FOLDS), fresh: errors(found, w)[1] };
    });
    const best = rows.reduce((least, row, k) => (row.mean < rows[least].mean ? k : least), 0);
    const simplest = rows.findIndex((row) => row.mean <= rows[best].mean + rows[best].error); // the strongest comes first
    return { ...found, rows, best, simplest, empty: Math.log10(strongest(found.training)) };
  });

  define("choosing", {
    label: _("Choosing the strength"),
    parameters: {
      log: { label: _("Strength l1"), min: LEAST, max: 0.2, step: 0.1, value: -1.5, show: (log) => short(10 ** log) },
      noise: { label: _("Noise"), min: 0.1, max: 1, step: 0.1, value: 0.3 },
      samples: { label: _("Sales"), min: 20, max: 200, step: 10, value: 60 },
      irrelevant: { label: _("Features that do not matter"), min: 0, max: 25, step: 1, value: 10 },
      seed: { press: _("New sales"), value: 4 },
    },
    draw({ log, noise, samples, irrelevant, seed }) {
      const { counts, rows, best, simplest } = solved(samples, noise, irrelevant, seed), k = Math.round((0.2 - log) / 0.1), row = rows[k];
      const high = Math.max(...rows.map(({ mean, error }) => mean + error)) * 1.05, low = Math.min(...rows.map(({ mean, error, fresh }) => Math.min(fresh, mean - error))) * 0.9;
      const unit = 10 ** Math.floor(Math.log10(high - low)) / 5; // so that the axis rests while a setting moves a little
      const plot = axes({ x: [LEAST - 0.05, 0.25], y: [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit], xLog: true, xLabel: _("strength l1") });
      const at = (index) => LOGS[index], limit = rows[best].mean + rows[best].error;
      const whiskers = plot.lines(rows.map(({ mean, error }, j) => [[at(j), mean - error], [at(j), mean + error]]), "faint");
      const left = plot.drawing(
        whiskers + plot.line([[at(best), limit], [0.25, limit]], "muted thin dashed") + plot.line(rows.map(({ fresh }, j) => [at(j), fresh]), "c3 thin dashed") +
        plot.line(rows.map(({ mean }, j) => [at(j), mean]), "c1") + plot.upright(log, "dashed") + plot.dot(at(best), rows[best].mean, "fill c1", 5) + plot.dot(at(simplest), rows[simplest].mean, "fill c4", 5),
        plot.legend([[_("cross-validation"), "c1"], [_("new sales"), "c3"], [_("one standard error"), "c4"]]),
      );
      const ways = axes({ x: [LEAST - 0.05, 0.25], y: [-0.4, 0.75], xLog: true, xLabel: _("strength l1") });
      const right = () => ways.drawing(
        ways.upright(at(best), "c1 thin") + ways.upright(at(simplest), "c4 thin") + ways.upright(log, "dashed") +
        lines(ways, counts, LOGS, rows.map(({ w }) => w)),
        ways.legend([[_("matter"), "c1"], [_("do not matter"), "c2"]], "right"),
      );
      const of = ({ w }) => w.filter((wj) => wj).length;
      const says = _("l1 = {l1}: error {error} by cross-validation, {kept} features kept. Lowest error at {best} ({many} features); one standard error allows {simplest} ({few} features).",
        { l1: short(10 ** log), error: number(row.mean, 3), kept: of(row), best: short(10 ** at(best)), many: of(rows[best]), simplest: short(10 ** at(simplest)), few: of(rows[simplest]) });
      return {
        says,
        panels: [
          { title: _("Error by cross-validation"), alt: says, drawing: left, handles: [{ x: "log", at: [plot.sx.px(log), plot.sy.px(row.mean)], plot, label: _("Strength l1") }] },
          { title: _("Weights"), alt: _("The weights over the strength, with the two choices marked. {says}", { says }), get drawing() { return right(); },
            handles: [{ x: "log", at: [ways.sx.px(log), ways.sy.px(0)], plot: ways, label: _("Strength l1, on the path") }] },
        ],
      };
    },
  });
}
