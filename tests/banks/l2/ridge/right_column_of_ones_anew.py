import scipy.linalg

def ridge_fit(X, y, l2):
    n, p = X.shape
    shift = X.mean(axis=0)
    size = np.sqrt(np.mean((X - shift) ** 2, axis=0) + l2)
    size[size <= 1e-13 * (1 + np.abs(shift))] = 1.0
    top = np.column_stack([(X - shift) / size, np.ones(n)])
    bottom = np.column_stack([np.diag(np.sqrt(n * l2) / size), np.zeros(p)])
    solution = scipy.linalg.lstsq(np.vstack([top, bottom]), np.append(y, np.zeros(p)), cond=1e-12)[0]
    w = solution[:p] / size
    return w, solution[p] - shift @ w
