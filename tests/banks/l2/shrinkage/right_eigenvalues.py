def shrinkage_factors(X, l2):
    Xc = X - X.mean(0)
    gram = Xc.T @ Xc / len(X)
    values = np.linalg.eigvalsh(gram)[::-1][: min(X.shape)]
    values = np.maximum(values, 0)
    return values / (values + l2)
