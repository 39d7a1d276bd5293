// Penalized linear models: the w that minimizes mean((y - X w)**2) + l1 * sum |w| + l2 * sum w**2, as Keras adds them up.
// tests/site/test_solver.py holds each against scikit-learn. A classic script, so that a page works from a folder too.
"use strict";

globalThis.Interactive ??= {};
Interactive.solver = (() => {
  const dot = (a, b) => { let sum = 0; for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i]; return sum; };
  const zeros = (n) => new Array(n).fill(0);
  const softThreshold = (z, t) => Math.sign(z) * Math.max(Math.abs(z) - t, 0);

  /** All that a quadratic loss needs of the data (columns X, targets y): A = X'X / n, b = X'y / n, c = y'y / n. Of every `step`-th sample. */
  const moments = (X, y, from = 0, step = 1) => {
    const n = Math.ceil((y.length - from) / step);
    const mean = (u, v) => { let sum = 0; for (let i = from; i < y.length; i += step) sum += u[i] * v[i]; return sum / n; };
    const A = X.map((column, j) => X.map((other, k) => (k <= j ? mean(column, other) : 0)));
    for (let j = 0; j < X.length; j += 1) for (let k = 0; k < j; k += 1) A[k][j] = A[j][k];
    return { A, b: X.map((column) => mean(column, y)), c: mean(y, y) };
  };

  /** Mean squared error of the weights w, from the moments. */
  const loss = ({ A, b, c }, w) => w.reduce((sum, wj, j) => (wj ? sum + wj * (dot(A[j], w) - 2 * b[j]) : sum), c);
  /** Its gradient. */
  const gradient = ({ A, b }, w) => A.map((row, j) => 2 * (dot(row, w) - b[j]));

  /** The x with S x = v for a symmetric S, by Cholesky's factors; null where S is not positive definite (to 1e-12 of its diagonal). */
  const solve = (S, v) => { const L = S.map((row) => [...row]); return factorized(L) ? substituted(L, [...v]) : null; };
  /** Cholesky's factor of a matrix in its place, of which the lower triangle is read; whether there is one. */
  const factorized = (L) => {
    for (let i = 0; i < L.length; i += 1) {
      const Li = L[i], least = 1e-12 * Li[i];
      for (let j = 0; j <= i; j += 1) {
        const Lj = L[j];
        let left = Li[j];
        for (let k = 0; k < j; k += 1) left -= Li[k] * Lj[k];
        if (i === j && !(left > least)) return false;
        Li[j] = i === j ? Math.sqrt(left) : left / Lj[j];
      }
    }
    return true;
  };
  /** The solution, in the place of the right side x, for the matrix with that factor. */
  const substituted = (L, x) => {
    const n = x.length;
    for (let i = 0; i < n; i += 1) { for (let k = 0; k < i; k += 1) x[i] -= L[i][k] * x[k]; x[i] /= L[i][i]; }
    for (let j = n - 1; j >= 0; j -= 1) { for (let k = j + 1; k < n; k += 1) x[j] -= L[k][j] * x[k]; x[j] /= L[j][j]; }
    return x;
  };

  /** Eigenvalues of a symmetric matrix, largest first, and the unit vectors that belong to them (rows; the first part
   *  is positive). Jacobi's rotations. */
  const eigen = (S) => {
    const n = S.length, M = S.map((row) => [...row]);
    const V = M.map((_row, i) => M.map((_column, j) => Number(i === j)));
    for (let sweep = 0; sweep < 60; sweep += 1) {
      let off = 0;
      for (let p = 0; p < n; p += 1) for (let q = 0; q < p; q += 1) off += M[p][q] ** 2;
      if (off < 1e-28) break;
      for (let p = 1; p < n; p += 1) {
        for (let q = 0; q < p; q += 1) {
          if (M[p][q] === 0) continue;
          const theta = (M[q][q] - M[p][p]) / (2 * M[p][q]);
          const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1)), c = 1 / Math.hypot(t, 1), s = t * c;
          for (let k = 0; k < n; k += 1) [M[k][p], M[k][q]] = [c * M[k][p] - s * M[k][q], s * M[k][p] + c * M[k][q]];
          for (let k = 0; k < n; k += 1) [M[p][k], M[q][k]] = [c * M[p][k] - s * M[q][k], s * M[p][k] + c * M[q][k]];
          for (let k = 0; k < n; k += 1) [V[p][k], V[q][k]] = [c * V[p][k] - s * V[q][k], s * V[p][k] + c * V[q][k]];
        }
      }
    }
    const order = M.map((_row, i) => i).sort((i, j) => M[j][j] - M[i][i]);
    const turned = (v) => { const sign = Math.sign(v.find((part) => Math.abs(part) > 1e-9)); return v.map((part) => sign * part); };
    return { values: order.map((i) => M[i][i]), vectors: order.map((i) => turned(V[i])) };
  };

  const plus = (A, l2) => A.map((row, j) => row.map((a, k) => (j === k ? a + l2 : a)));

  /** Ridge in closed form. Without a penalty, and with fewer samples than features: the shortest of the least squares solutions. */
  const ridge = ({ A, b }, l2 = 0) => {
    const found = solve(plus(A, l2), b);
    if (found) return found;
    const { values, vectors } = eigen(A), w = zeros(b.length);
    vectors.forEach((v, i) => {
      if (values[i] + l2 <= 1e-10 * values[0]) return;
      const along = dot(v, b) / (values[i] + l2);
      v.forEach((vj, j) => { w[j] += along * vj; });
    });
    return w;
  };

  /** The weights with these signs that make the loss flat, if they keep their signs and no zero wants to leave; else null. */
  const withSigns = ({ A, b }, signs, l1, l2) => {
    const active = [], S = [], part = [];
    for (let j = 0; j < signs.length; j += 1) {
      if (!signs[j]) continue;
      active.push(j);
      S.push(active.map((k) => A[j][k] + (k === j ? l2 : 0)));
      part.push(b[j] - signs[j] * l1 / 2);
    }
    if (!factorized(S) || substituted(S, part).some((wj, i) => wj * signs[active[i]] <= 0)) return null;
    const w = zeros(b.length);
    active.forEach((j, i) => { w[j] = part[i]; });
    return b.every((bj, j) => signs[j] || Math.abs(bj - dot(A[j], w)) <= l1 / 2 * (1 + 1e-9)) ? w : null;
  };

  /** Lasso (l2 = 0) and elastic net by coordinate descent from `start`, until the signs are right: then the exact solution for them. */
  const elasticNet = (data, l1, l2 = 0, start = null) => {
    if (l1 === 0) return ridge(data, l2);
    const rested = start && withSigns(data, start.map(Math.sign), l1, l2); // on a path the signs mostly stay
    if (rested) return rested;
    const { A, b } = data, p = b.length, w = start ? [...start] : zeros(p);
    const rest = b.map((bj, j) => bj - dot(A[j], w)); // minus half the gradient of the data loss
    let tried = "";
    for (let sweep = 1; sweep <= 5000; sweep += 1) {
      let moved = 0;
      for (let j = 0; j < p; j += 1) {
        const Aj = A[j], curve = Aj[j];
        if (curve + l2 <= 0) continue; // a feature that is constant
        const wj = w[j], pull = rest[j] + curve * wj, size = Math.abs(pull) - l1 / 2;
        if (wj === 0 && size <= 0) continue;
        const step = (size <= 0 ? 0 : Math.sign(pull) * size / (curve + l2)) - wj;
        if (step === 0) continue;
        w[j] += step;
        for (let k = 0; k < p; k += 1) rest[k] -= Aj[k] * step;
        moved = Math.max(moved, Math.abs(step));
      }
      if (moved < 1e-12) break;
      if (sweep % 2) continue;
      const signs = w.map(Math.sign), now = signs.join();
      const exact = now === tried ? null : withSigns(data, signs, l1, l2);
      if (exact) return exact;
      tried = now;
    }
    return w;
  };

  /** The smallest l1 at which all weights are zero. */
  const strongest = ({ b }) => 2 * Math.max(...b.map(Math.abs));

  /** Solutions of the lasso for strengths l1, strongest first, as far as they are found. All weights change in straight lines between the
   *  strengths at which one of them leaves zero or comes to it (the homotopy of Osborne, Presnell and Turlach): few lines for a whole path.
   *  Row j of a table says how the rest of feature j, b - A w, depends on the weights, and of an active feature how its weight depends on
   *  the rests of all active ones: one that becomes active, or no longer is, changes its part with one exchange of the table (Stiefel). */
  const lassoPath = ({ A, b }, strengths) => {
    const p = b.length, wide = p + 1, table = new Float64Array(p * wide), slope = new Float64Array(p), signs = new Float64Array(p), found = [];
    for (let j = 0; j < p; j += 1) {
      for (let k = 0; k < p; k += 1) table[j * wide + k] = -A[j][k];
      table[j * wide + p] = b[j];
    }
    const exchange = (k) => {
      const own = k * wide, pivot = table[own + k];
      for (let c = 0; c <= p; c += 1) table[own + c] /= -pivot;
      for (let row = 0; row < p * wide; row += wide) {
        const factor = table[row + k];
        if (row === own || factor === 0) continue;
        for (let c = 0; c <= p; c += 1) table[row + c] += factor * table[own + c];
        table[row + k] = factor / pivot;
      }
      table[own + k] = 1 / pivot;
    };
    let from = Infinity, last = -1; // half of the l1 at which a line begins, and the feature with which it does
    for (let lines = 0; lines < 10 * p && found.length < strengths.length; lines += 1) {
      let to = 0, next = -1, sign = 0;
      for (let j = 0; j < p; j += 1) { // weight or rest j is level + l1 / 2 * slope: the rest of an active feature is half of l1
        const row = j * wide, level = table[row + p];
        let sum = 0;
        for (let k = 0; k < p; k += 1) if (signs[k]) sum += table[row + k] * signs[k];
        slope[j] = sum;
        if (signs[j]) {
          const at = -level / sum;
          if (j !== last && at > to && at < from) [to, next, sign] = [at, j, 0];
          continue;
        }
        for (let side = 1; side >= -1; side -= 2) {
          const at = level / (side - sum); // the twin of an active feature stays at its border, and at zero
          if (Math.abs(side - sum) > 1e-9 && at > to && at < (j === last ? from * (1 - 1e-9) : from)) [to, next, sign] = [at, j, side];
        }
      }
      for (let half; found.length < strengths.length && (half = strengths[found.length] / 2) > 0 && half >= to;) {
        const w = zeros(p);
        for (let j = 0; j < p; j += 1) if (signs[j]) w[j] = table[j * wide + p] + half * slope[j];
        found.push(w);
      }
      if (next < 0 || (sign && !(-table[next * wide + next] > 1e-12 * A[next][next]))) break;
      exchange(next);
      [from, last, signs[next]] = [to, next, sign];
    }
    return found;
  };

  /** Solutions for pairs [l1, l2], strongest first: each starts where the one before ended. */
  const path = (data, strengths) => {
    const begun = strengths.some(([, l2]) => l2) ? [] : lassoPath(data, strengths.map(([l1]) => l1));
    let w = begun.at(-1) ?? null;
    return [...begun, ...strengths.slice(begun.length).map(([l1, l2]) => { w = elasticNet(data, l1, l2, w); return w; })];
  };

  /** Least squares for rows X and targets y by orthogonalizing the columns twice; a column that others make up gets 0. */
  const leastSquares = (X, y) => {
    const n = y.length, p = X[0].length, Q = [], R = Array.from({ length: p }, () => zeros(p));
    for (let j = 0; j < p; j += 1) {
      const v = X.map((row) => row[j]), size = Math.sqrt(dot(v, v));
      for (let twice = 0; twice < 2; twice += 1) {
        for (let k = 0; k < j; k += 1) {
          const along = dot(Q[k], v);
          R[k][j] += along;
          for (let i = 0; i < n; i += 1) v[i] -= along * Q[k][i];
        }
      }
      const left = Math.sqrt(dot(v, v));
      R[j][j] = left > 1e-11 * size ? left : 0;
      Q.push(v.map((vi) => (R[j][j] ? vi / left : 0)));
    }
    const w = Q.map((q) => dot(q, y));
    for (let j = p - 1; j >= 0; j -= 1) {
      for (let k = j + 1; k < p; k += 1) w[j] -= R[j][k] * w[k];
      w[j] = R[j][j] ? w[j] / R[j][j] : 0;
    }
    return w;
  };

  // --- numbers that look random: the k-th depends on seed and k alone, so that five lines of NumPy draw the same ones
  const mixed = (k) => {
    k = Math.imul(k ^ (k >>> 16), 0x7feb352d);
    k = Math.imul(k ^ (k >>> 15), 0x846ca68b);
    return (k ^ (k >>> 16)) >>> 0;
  };
  /** `count` numbers between 0 and 1. */
  const uniform = (count, seed) => {
    const start = mixed(seed);
    return Array.from({ length: count }, (_value, k) => (mixed((start + k) >>> 0) + 0.5) / 2 ** 32);
  };
  /** `count` numbers from the standard normal distribution (Box and Muller). */
  const normal = (count, seed) => {
    const u = uniform(2 * count, seed);
    return Array.from({ length: count }, (_value, k) => Math.sqrt(-2 * Math.log(u[2 * k])) * Math.cos(2 * Math.PI * u[2 * k + 1]));
  };

  return { dot, eigen, elasticNet, gradient, leastSquares, loss, moments, normal, path, ridge, softThreshold, solve, strongest, uniform };
})();
