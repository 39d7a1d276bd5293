def shrinkage_factors(X, l2):
    Xc = X - np.mean(X, axis=0, keepdims=True)
    gram = Xc @ Xc.T if X.shape[0] < X.shape[1] else Xc.T @ Xc
    squares = sorted(np.linalg.eigvals(gram).real.clip(0), reverse=True)
    return [float(q / (q + X.shape[0] * l2)) for q in squares]
