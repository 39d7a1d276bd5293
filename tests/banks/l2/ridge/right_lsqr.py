from scipy.sparse.linalg import lsmr


def ridge_fit(X, y, l2):
    n = len(y)
    w = lsmr(X - X.mean(axis=0), y - y.mean(), damp=np.sqrt(n * l2), atol=1e-15, btol=1e-15, conlim=0, maxiter=20000)[0]
    return w, np.mean(y - X @ w)
