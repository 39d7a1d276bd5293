def ridge(A, b, lam):
    return np.linalg.lstsq(np.vstack([A, np.sqrt(lam) * np.eye(A.shape[1])]), np.r_[b, np.zeros(A.shape[1])], rcond=None)[0]
# %% extra cell
def ridge_fit(X, y, l2):
    w = ridge(X - X.mean(0), y - y.mean(), len(y) * l2)
    return w, y.mean() - X.mean(0) @ w
