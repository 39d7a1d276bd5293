def shrinkage_factors(X, l2):
    Xc = X - X.mean(0); n = len(X)
    U, d, V = np.linalg.svd(Xc, full_matrices=False)
    out = []
    for k in range(len(d)):
        y = U[:, k] * d[k]
        w = np.linalg.solve(Xc.T @ Xc + n * l2 * np.eye(X.shape[1]), Xc.T @ y)
        out.append(w @ V[k])
    return tuple(out)
