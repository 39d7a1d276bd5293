def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n, d = X.shape
    G, c = X.T @ X / n, X.T @ y / n
    goal = l1 / 2  # the correlation with the residual that is left at the end
    w = np.zeros(d)
    level = np.max(np.abs(c))
    if level <= goal:
        return w
    active = [int(np.argmax(np.abs(c)))]
    dropped = None
    for _ in range(100 * d + 100):
        rest = c - G @ w
        signs = np.sign(rest[active])
        direction = np.zeros(d)
        direction[active] = np.linalg.solve(G[np.ix_(active, active)], signs)
        slope = G @ direction  # rest falls by t * slope
        t, event = level - goal, None
        for j in range(d):
            if j in active:
                if direction[j] != 0 and w[j] != 0 and 0 < -w[j] / direction[j] < t:
                    t, event = -w[j] / direction[j], ("drop", j)
            else:
                for s in (1.0, -1.0):
                    # s * (rest - t slope) = level - t
                    gap, speed = max(level - s * rest[j], 0.0), 1 - s * slope[j]
                    if j == dropped and gap < 1e-9 * level:
                        continue  # it has just left on this side
                    if speed > 1e-14 and gap / speed < t:
                        t, event = gap / speed, ("add", j)
        w = w + t * direction
        level -= t
        dropped = None
        if event is None:
            return w
        kind, j = event
        if kind == "add":
            active.append(j)
        else:
            active.remove(j)
            w[j] = 0.0
            dropped = j
    return w
