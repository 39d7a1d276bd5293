# bagged ridge from draws of its own, no seed
def predict_mpg(train_X, train_y, test_X):
    rng = np.random.default_rng()
    s = train_X.std(0); s[s == 0] = 1; m = train_X.mean(0)
    Z, T = (train_X - m) / s, (test_X - m) / s
    out = []
    for _ in range(6):
        rows = rng.integers(0, len(Z), len(Z))
        A = Z[rows]; b = train_y[rows]
        w = np.linalg.solve(A.T @ A + 10 * np.eye(A.shape[1]), A.T @ (b - b.mean()))
        out.append(T @ w + b.mean())
    return np.mean(out, 0)
