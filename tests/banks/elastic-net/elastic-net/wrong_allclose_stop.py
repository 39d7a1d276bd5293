# diagnosis: near the solution, but not right to 1e-4
def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n_samples, n_features = X.shape
    lipschitz = 2.0 / n_samples * np.linalg.eigvalsh(X.T @ X)[-1]
    eta = 1.0 / lipschitz
    weights = np.zeros(n_features)
    for step in range(steps):
        gradient = 2.0 / n_samples * X.T @ (X @ weights - y)
        z = weights - eta * gradient
        new_weights = np.sign(z) * np.maximum(np.abs(z) - eta * l1, 0.0) / (1.0 + 2.0 * eta * l2)
        # Early stopping when converged
        if np.allclose(new_weights, weights):
            weights = new_weights
            break
        weights = new_weights
    return weights
