# diagnosis: fails for one feature
def shrinkage_factors(X, l2):
    n, p = X.shape
    eigenvalues = np.linalg.eigvalsh(np.cov(X, rowvar=False, bias=True))  # d**2 / n
    largest_first = np.clip(eigenvalues, 0, None)[::-1][: min(n, p)]
    return largest_first / (largest_first + l2)
