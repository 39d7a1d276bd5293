import scipy.linalg


def ridge_fit(X, y, l2):
    rows, cols = len(X), len(X[0])
    means = [sum(float(X[i][j]) for i in range(rows)) / rows for j in range(cols)]
    target_mean = sum(map(float, y)) / rows
    made_up = [[(rows * l2) ** 0.5 if j == k else 0.0 for k in range(cols)] for j in range(cols)]
    table = [[float(X[i][j]) - means[j] for j in range(cols)] for i in range(rows)] + made_up
    right = [float(v) - target_mean for v in y] + [0.0] * cols
    table, right = np.array(table), np.array(right)
    size = np.abs(table).max(axis=0)
    size[size <= 1e-12 * np.abs(means)] = np.inf  # constant columns take no part
    scaled = table / size
    solution = scipy.linalg.lstsq(scaled, right, cond=1e-11, lapack_driver="gelsy")[0]
    w = solution / size
    b = target_mean - sum(m * v for m, v in zip(means, w))
    print(f"ridge: {cols} weights")
    return (w, b)
