# diagnosis: least squares, thresholded once
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    least_squares = np.linalg.lstsq(X, y, rcond=None)[0]
    return np.sign(least_squares) * np.maximum(np.abs(least_squares) - l1 / 2, 0.0)
