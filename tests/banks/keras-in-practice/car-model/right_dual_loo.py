import logging

_cars_log = logging.getLogger("cars")


class _Scale:
    __slots__ = ("shift", "unit")

    def __init__(self, values):
        self.shift = values.mean(axis=0)
        spread = values.std(axis=0)
        self.unit = np.where(spread > 1e-12 * (np.abs(self.shift) + 1e-300), spread, 1.0)

    def __call__(self, values):
        return (values - self.shift) / self.unit

    def back(self, values):
        return values * self.unit + self.shift


def predict_mpg(train_X, train_y, test_X):
    """Predictions of the miles per gallon, shape (n_test,), by a model trained on train_X and train_y."""
    to_x, to_y = _Scale(train_X), _Scale(train_y)
    Z, t = to_x(train_X), to_y(train_y)
    n = len(t)
    K = Z @ Z.T
    scores = {}
    for strength in np.logspace(-2, 1, 25):
        # leave-one-out errors of ridge, from its hat matrix (and 1/n for the mean)
        H = K @ np.linalg.inv(K + n * strength * np.eye(n)) + 1.0 / n
        scores[strength] = np.mean(((t - H @ t) / (1.0 - np.diag(H))) ** 2)
    best = min(scores, key=scores.get)
    _cars_log.info("strength %.3g, leave-one-out error %.3f", best, scores[best])
    weights = Z.T @ np.linalg.solve(K + n * best * np.eye(n), t)
    predictions = to_y.back(to_x(test_X) @ weights)
    reach = 0.1 * np.ptp(train_y)
    return np.clip(predictions, train_y.min() - reach, train_y.max() + reach)
