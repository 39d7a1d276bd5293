# diagnosis: borrowed instead of built
def ridge_fit(X, y, l2):
    from sklearn.linear_model._ridge import _solve_svd

    Xc, yc = X - X.mean(0), y - y.mean()
    w = _solve_svd(Xc, yc[:, None], np.array([len(y) * l2]))[0]
    return w, y.mean() - X.mean(0) @ w
