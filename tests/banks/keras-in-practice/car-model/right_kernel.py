class _Scaler:
    __slots__ = ("centre", "width")

    def __init__(self, table):
        self.centre = table.mean(axis=0)
        spread = table.std(axis=0)
        self.width = np.array([s if s > 0 else 1.0 for s in spread])

    def __call__(self, table):
        return (table - self.centre) / self.width


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    # Ridge of the logarithm (miles per gallon are positive), by the kernel of the rows; averaged over three strengths.
    scale = _Scaler(train_X)
    Z, T = scale(train_X), scale(test_X)
    logs = np.log(train_y)
    level = logs.mean()
    K, k = Z @ Z.T, T @ Z.T
    guesses = [level + k @ np.linalg.solve(K + strength * np.eye(len(Z)), logs - level) for strength in (4.0, 8.0, 16.0)]
    return np.exp(np.clip(np.mean(guesses, axis=0), logs.min() - 0.25, logs.max() + 0.25))
