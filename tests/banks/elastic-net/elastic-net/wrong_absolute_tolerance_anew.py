# diagnosis: not right to 1e-4 of the largest weight
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n_samples, n_features = X.shape
    L = 2.0 / n_samples * np.linalg.norm(X, 2) ** 2
    eta = 1.0 / L
    weights = np.zeros(n_features)
    for _ in range(steps):
        gradient = 2.0 / n_samples * X.T @ (X @ weights - y)
        z = weights - eta * gradient
        new = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0) / (1.0 + 2.0 * eta * l2)
        converged = np.max(np.abs(new - weights)) < 1e-6
        weights = new
        if converged:
            break
    return weights
