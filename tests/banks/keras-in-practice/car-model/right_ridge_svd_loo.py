# STYLE: own ridge by the SVD, the strength by the closed formula of leaving one out
def _scaler(X):
    centre = X.mean(axis=0)
    spread = X.std(axis=0)
    flat = spread <= 1e-12 * np.maximum(np.abs(centre), 1e-300)
    spread = np.where(flat, 1.0, spread)
    return lambda rows: np.where(flat, 0.0, (rows - centre) / spread)


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    scale = _scaler(train_X)
    Z, offset = scale(train_X), train_y.mean()
    U, s, Vt = np.linalg.svd(Z, full_matrices=False)
    Uty = U.T @ (train_y - offset)
    best = (np.inf, None)
    for strength in np.logspace(-1, 3, 41):
        shrink = s**2 / (s**2 + strength)
        leverage = np.einsum("ij,j,ij->i", U, shrink, U) + 1 / len(train_y)
        left_out = (train_y - offset - U @ (shrink * Uty)) / (1 - leverage)
        best = min(best, (np.mean(left_out**2), strength), key=lambda pair: pair[0])
    w = Vt.T @ (s / (s**2 + best[1]) * Uty)
    return offset + scale(test_X) @ w
