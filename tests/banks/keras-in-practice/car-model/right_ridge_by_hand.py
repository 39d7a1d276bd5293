def predict_mpg(train_X, train_y, test_X):
    """Closed form, strength by leave-one-out."""
    mean, dev = train_X.mean(axis=0), train_X.std(axis=0)
    dev[dev == 0] = 1
    Z, T = (train_X - mean) / dev, (test_X - mean) / dev
    t = train_y - train_y.mean()
    U, d, Vt = np.linalg.svd(Z, full_matrices=False)
    best = None
    for l2 in np.geomspace(0.001, 10, 40):
        f = d**2 / (d**2 + len(t) * l2)
        residual = (t - U @ (f * (U.T @ t))) / (1 - (U**2) @ f - 1 / len(t))
        if best is None or np.mean(residual**2) < best[0]:
            best = np.mean(residual**2), Vt.T @ (f / d * (U.T @ t))
    return T @ best[1] + train_y.mean()
