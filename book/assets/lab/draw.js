// The pictures of the penalty lab, on canvases: curves of the error, contours with the point, bars of the weights.
// Colours come from the style sheet (lab.css), so that they follow the theme.
"use strict";

globalThis.PenaltyLab = globalThis.PenaltyLab || {};

(() => {
  /** A cleared canvas in CSS pixels, sharp on any screen: { ctx, width, height, color }. */
  function sheet(canvas, height) {
    const width = canvas.clientWidth, ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.font = "12px system-ui, sans-serif";
    ctx.lineJoin = "round";
    return { ctx, width, height };
  }

  /** The colours of the theme in force; asked once per redraw of the theme, not per picture. */
  function colors(element) {
    const style = getComputedStyle(element);
    return Object.fromEntries(["text", "muted", "grid", "one", "two", "three", "zero"].map((name) => [name, style.getPropertyValue(`--lab-${name}`).trim()]));
  }

  function line(ctx, points, color, { dash = [], width = 2 } = {}) {
    ctx.save();
    ctx.setLineDash(dash);
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.beginPath();
    points.forEach(([x, y], k) => (k ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.stroke();
    ctx.restore();
  }

  const short = (value) => (Math.abs(value) >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3))));

  /** The first hundred entries, then fewer and fewer, and the last: as many as there are pixels, however long the run. */
  function thinned(list) {
    const kept = list.slice(0, 100);
    for (let k = 100; k < list.length - 1; k = Math.ceil(k * 1.02)) kept.push(list[k]);
    return list.length > 100 ? [...kept, list.at(-1)] : kept;
  }

  /** Round values between two positive ends, for a logarithmic axis. */
  function ticks(least, most) {
    const found = [];
    for (let power = Math.floor(Math.log10(least)); 10 ** power <= most; power += 1) {
      for (const digit of [1, 2, 5]) if (digit * 10 ** power >= least && digit * 10 ** power <= most) found.push(digit * 10 ** power);
    }
    return found;
  }

  const CURVES = [
    ["training", "one", [], 2.2],
    ["validation", "two", [7, 4], 2.2],
    ["trainingLoss", "one", [2, 3], 1.5],
    ["validationFree", "muted", [2, 3], 1.8],
  ];

  /** Errors over the steps, on a logarithmic axis. labels: text for each of CURVES, drawn as a legend. */
  function curves(canvas, history, color, labels, stepWord) {
    const { ctx, width, height } = sheet(canvas, 250);
    const value = (now, name) => (name === "trainingLoss" ? now.training + now.penalty : now[name]);
    const shown = thinned(history);
    const all = shown.flatMap((now) => CURVES.map(([name]) => value(now, name))).filter((v) => Number.isFinite(v) && v > 0);
    const least = Math.max(Math.min(...all) / 1.15, 1), most = Math.max(...all) * 1.15;
    const left = 40, right = width - 8, top = 52, bottom = height - 26;
    const last = Math.max(history.at(-1).step, 20);
    const x = (step) => left + ((right - left) * Math.log1p(step)) / Math.log1p(last);  // much happens in the first steps
    const y = (v) => bottom - ((bottom - top) * Math.log(Math.max(v, least) / least)) / Math.log(most / least);
    ctx.textBaseline = "middle";
    for (const tick of ticks(least, most)) {
      line(ctx, [[left, y(tick)], [right, y(tick)]], color.grid, { width: 1 });
      ctx.fillStyle = color.muted;
      ctx.textAlign = "right";
      ctx.fillText(short(tick), left - 5, y(tick));
    }
    const end = `${stepWord} ${last}`, wide = (text) => ctx.measureText(text).width;
    ctx.textAlign = "center";
    for (const tick of [0, 1, 3, 10, 30, 100, 300, 1000, 3000].map(String)) {
      if (x(Number(tick)) + wide(tick) / 2 < right - wide(end) - 8) ctx.fillText(tick, x(Number(tick)), bottom + 13);
    }
    ctx.textAlign = "right";
    ctx.fillText(end, right, bottom + 13);
    for (const [name, tone, dash, thick] of [...CURVES].reverse()) {
      const points = shown.filter((now) => Number.isFinite(value(now, name))).map((now) => [x(now.step), y(value(now, name))]);
      if (points.length === 1) points.push([points[0][0] + 1, points[0][1]]);
      line(ctx, points, color[tone], { dash, width: thick });
    }
    ctx.font = "11px system-ui, sans-serif";
    ctx.textAlign = "left";
    CURVES.forEach(([name, tone, dash, thick], k) => {
      const [at, row] = [4 + (k % 2) * (width / 2 - 8), 12 + Math.floor(k / 2) * 20];
      line(ctx, [[at, row], [at + 24, row]], color[tone], { dash, width: thick });
      ctx.fillStyle = color.text;
      ctx.fillText(labels[name], at + 29, row, width / 2 - 38);
    });
  }

  /** Bars of the weights with their names; a weight that is exactly zero is an open circle. True weights are ticks. */
  function bars(canvas, names, weights, truth, color, zeroWord) {
    const row = names.length > 12 ? 15 : 21;
    const { ctx, width, height } = sheet(canvas, names.length * row + 8);
    ctx.font = `${row > 16 ? 12 : 11}px system-ui, sans-serif`;
    const least = Math.min(0, ...weights, ...(truth || [])), most = Math.max(0.001, ...weights, ...(truth || []));
    const left = 86, right = width - 50;
    const x = (v) => left + ((right - left) * (v - least)) / (most - least);
    ctx.textBaseline = "middle";
    line(ctx, [[x(0), 2], [x(0), height - 4]], color.muted, { width: 1 });
    names.forEach((name, j) => {
      const middle = 4 + row * (j + 0.5), w = weights[j], end = x(w);
      ctx.textAlign = "right";
      ctx.fillStyle = color.text;
      ctx.fillText(name, left - 8, middle, left - 10);
      if (w === 0) {
        ctx.strokeStyle = color.zero;
        ctx.lineWidth = 2;
        ctx.beginPath();
        ctx.arc(x(0), middle, 4, 0, 2 * Math.PI);
        ctx.stroke();
      } else {
        ctx.fillStyle = j < 5 && (!truth || truth[j] !== 0) ? color.one : color.two;
        ctx.fillRect(Math.min(x(0), end), middle - row * 0.32, Math.max(Math.abs(end - x(0)), 1), row * 0.64);
      }
      if (truth && truth[j] !== 0) line(ctx, [[x(truth[j]), middle - row * 0.45], [x(truth[j]), middle + row * 0.45]], color.text, { width: 2 });
      ctx.textAlign = "right";
      ctx.fillStyle = w === 0 ? color.zero : color.muted;
      ctx.fillText(w === 0 ? zeroWord : short(w), width - 2, middle);
    });
  }

  /** Half of the Hessian of the data loss over two weights, and where it is smallest, the others fixed. */
  function bowl(data, weights, a, b) {
    const { x, y } = data.training, n = y.length;
    let aa = 0, ab = 0, bb = 0, ra = 0, rb = 0;
    for (let i = 0; i < n; i += 1) {
      const xa = x[i][a], xb = a === b ? 0 : x[i][b];
      let rest = y[i];
      for (let j = 0; j < weights.length; j += 1) if (j !== a && j !== b) rest -= weights[j] * x[i][j];
      aa += xa * xa; ab += xa * xb; bb += xb * xb; ra += xa * rest; rb += xb * rest;
    }
    const det = aa * bb - ab * ab;
    return det > 1e-9 ? { aa: aa / n, ab: ab / n, bb: bb / n, best: [(bb * ra - ab * rb) / det, (aa * rb - ab * ra) / det] } : null;
  }

  /** Two ranges, widened so that a unit is as long across as upwards: a circle looks like one. */
  function evenly([[x0, x1], [y0, y1]], width, height) {
    const unit = Math.max((x1 - x0) / width, (y1 - y0) / height);
    const [dx, dy] = [unit * width - (x1 - x0), unit * height - (y1 - y0)];
    return [[x0 - dx / 2, x1 + dx / 2], [y0 - dy / 2, y1 + dy / 2]];
  }

  /** Contours of the data loss over weights a and b, the border of the penalty through the point, and its way. */
  function contours(canvas, fit, a, b, color) {
    const { ctx, width, height } = sheet(canvas, 250);
    const { data, trail, strengths } = fit, weights = fit.now.weights;
    const shape = a === b ? null : bowl(data, weights, a, b);
    const reach = (j) => [Math.min(0, data.truth[j], weights[j]) - 22, Math.max(0, data.truth[j], weights[j]) + 22];
    const left = 34, right = width - 8, top = 8, bottom = height - 34;
    const [[x0, x1], [y0, y1]] = evenly([reach(a), reach(b)], right - left, bottom - top);
    const x = (v) => left + ((right - left) * (v - x0)) / (x1 - x0), y = (v) => bottom - ((bottom - top) * (v - y0)) / (y1 - y0);
    ctx.textBaseline = "middle";
    ctx.fillStyle = color.muted;
    line(ctx, [[x(0), top], [x(0), bottom]], color.grid, { width: 1.5 });
    line(ctx, [[left, y(0)], [right, y(0)]], color.grid, { width: 1.5 });
    ctx.textAlign = "center";
    for (const tick of [-80, -60, -40, -20, 0, 20, 40, 60, 80]) {
      ctx.textAlign = "center";
      if (x(tick) > left + 8 && x(tick) < right - 8) ctx.fillText(String(tick), x(tick), bottom + 9);
      ctx.textAlign = "right";
      if (y(tick) > top + 50 && y(tick) < bottom - 4) ctx.fillText(String(tick), left - 4, y(tick));
    }
    ctx.fillStyle = color.text;
    ctx.textAlign = "right";
    ctx.fillText(data.names[a], right, bottom + 25);
    ctx.save();
    ctx.translate(9, top);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(data.names[b], 0, 0);
    ctx.restore();
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    if (shape) {
      const root = Math.hypot((shape.aa - shape.bb) / 2, shape.ab), mean = (shape.aa + shape.bb) / 2;
      const turn = 0.5 * Math.atan2(2 * shape.ab, shape.aa - shape.bb);
      const radii = [mean + root, Math.max(mean - root, 1e-6)].map((value) => 1 / Math.sqrt(value));
      for (const level of [4, 10, 18, 28, 40, 54]) {
        const points = Array.from({ length: 65 }, (_, k) => {
          const [u, v] = [level * radii[0] * Math.cos((k * Math.PI) / 32), level * radii[1] * Math.sin((k * Math.PI) / 32)];
          return [x(shape.best[0] + u * Math.cos(turn) - v * Math.sin(turn)), y(shape.best[1] + u * Math.sin(turn) + v * Math.cos(turn))];
        });
        line(ctx, points, color.one, { width: 1 });
      }
      line(ctx, [[x(shape.best[0]) - 4, y(shape.best[1])], [x(shape.best[0]) + 4, y(shape.best[1])]], color.one);
      line(ctx, [[x(shape.best[0]), y(shape.best[1]) - 4], [x(shape.best[0]), y(shape.best[1]) + 4]], color.one);
    }
    const { l1, l2 } = strengths;
    const size = (u, v) => l1 * (Math.abs(u) + Math.abs(v)) + l2 * (u * u + v * v);
    const budget = size(weights[a], weights[b]);
    if (budget > 0 && a !== b) {
      const border = Array.from({ length: 97 }, (_, k) => {
        const [u, v] = [Math.cos((k * Math.PI) / 48), Math.sin((k * Math.PI) / 48)];
        const p = l1 * (Math.abs(u) + Math.abs(v));  // p r + l2 r² = budget along this direction
        const r = l2 ? (-p + Math.sqrt(p * p + 4 * l2 * budget)) / (2 * l2) : budget / p;
        return [x(r * u), y(r * v)];
      });
      line(ctx, border, color.three, { width: 2 });
    }
    line(ctx, thinned(trail).map((w) => [x(w[a]), y(w[b])]), color.two, { width: 1.5 });
    ctx.fillStyle = color.two;
    ctx.strokeStyle = color.text;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.arc(x(weights[a]), y(weights[b]), 6, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }

  Object.assign(PenaltyLab, { curves, bars, contours, colors, short });
})();
