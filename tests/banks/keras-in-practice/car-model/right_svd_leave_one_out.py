def predict_mpg(train_X, train_y, test_X):
    """Ridge by the singular values; the strength of the smallest leave-one-out error, in closed form."""
    middle, spread = train_X.mean(axis=0), np.ptp(train_X, axis=0)
    flat = spread == 0
    scale = np.where(flat, 1.0, train_X.std(axis=0) + flat)
    Z, level = np.where(flat, 0.0, (train_X - middle) / scale), train_y.mean()
    U, d, Vt = np.linalg.svd(Z, full_matrices=False)
    c = U.T @ (train_y - level)

    def loo(strength):
        keep = d**2 / (d**2 + strength)
        leverage = 1 / len(Z) + (U**2 * keep).sum(axis=1)
        return np.mean(((train_y - level - U @ (keep * c)) / (1 - leverage)) ** 2)

    best = min(np.geomspace(0.3, 300, 40), key=loo)
    w = Vt.T @ (d / (d**2 + best) * c)
    return level + np.where(flat, 0.0, (test_X - middle) / scale) @ w
