# diagnosis: columns taken to have a mean square of 1
def lasso_fit(X, y, l1, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)), shape (n_features,)."""
    n = len(y)
    return soft_threshold(X.T @ y / n, l1 / 2)
