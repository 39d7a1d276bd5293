def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, p = X.shape
    G, c = X.T @ X / n, X.T @ y / n
    w, goal = np.zeros(p), l1 / 2
    strength = np.max(np.abs(c))
    if strength <= goal:
        return w
    first = int(np.argmax(np.abs(c)))
    active, signs = [first], [np.sign(c[first])]
    left = -1
    for _ in range(50 * p + 50):
        block = G[np.ix_(active, active)]
        direction = np.linalg.lstsq(block, np.array(signs), rcond=None)[0]  # how w moves as the strength falls by 1
        slope = G[:, active] @ direction
        corr = c - G @ w
        step, event, which, sign = strength - goal, "end", None, 0.0
        for j in range(p):
            if j in active:
                continue
            for s in (1.0, -1.0):
                # corr_j - step * slope_j = s * (strength - step)
                below = s - slope[j]
                if j == left and abs(corr[j] - s * strength) < 1e-9 * strength:
                    continue
                if s * below > 1e-14:
                    t = (s * strength - corr[j]) / below
                    if -1e-12 * strength <= t < step:
                        step, event, which, sign = max(t, 0.0), "enter", j, s
        for k, j in enumerate(active):
            if direction[k] * signs[k] < 0 and w[j] != 0.0:
                t = -w[j] / direction[k]
                if t < step:
                    step, event, which = t, "leave", k
        w[active] = w[active] + step * direction
        strength -= step
        left = -1
        if event == "end":
            break
        if event == "enter":
            active.append(which)
            signs.append(sign)
        else:
            left = active.pop(which)
            signs.pop(which)
            w[left] = 0.0
    return w
