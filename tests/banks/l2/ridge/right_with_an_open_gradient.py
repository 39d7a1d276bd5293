def l2_gradient(w, l2):
    """Not solved. The fit below must not suffer for it."""
    raise NotImplementedError()
# %% extra cell
def ridge_fit(X, y, l2):
    """Conjugate gradients on the gradient of the objective, which is linear in the weights."""
    Z, t = X - X.mean(0), y - y.mean()
    slope = lambda w: 2 / len(t) * Z.T @ (Z @ w) + l2_gradient(w, l2)
    w = np.zeros(X.shape[1])
    r = 2 / len(t) * Z.T @ t
    d, first = r.copy(), r @ r
    for _ in range(5 * len(w)):
        if r @ r <= 1e-28 * first:
            break
        q = slope(d)
        a = r @ r / (d @ q)
        w, new = w + a * d, r - a * q
        d, r = new + (new @ new) / (r @ r) * d, new
    return w, float(y.mean() - X.mean(0) @ w)
