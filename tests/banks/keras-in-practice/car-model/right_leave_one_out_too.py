from dataclasses import dataclass


@dataclass
class _Scaler:
    mean: np.ndarray
    factor: np.ndarray

    def __call__(self, X):
        return (X - self.mean) * self.factor


def predict_mpg(train_X, train_y, test_X):
    """Ridge by the SVD, the strength by the leave-one-out error."""
    std = train_X.std(axis=0)
    scaler = _Scaler(train_X.mean(axis=0), np.divide(1.0, std, out=np.zeros_like(std), where=std > 1e-12))
    U, d, Vt = np.linalg.svd(scaler(train_X), full_matrices=False)
    t = train_y - train_y.mean()

    def loo(l2):
        share = d**2 / (d**2 + 60 * l2)
        leverage = np.einsum("ik,k,ik->i", U, share, U) + 1 / len(t)
        return np.mean(((t - U @ (share * (U.T @ t))) / (1 - leverage)) ** 2)

    l2 = min(np.logspace(-3, 1, 41), key=loo)
    w = Vt.T @ (d / (d**2 + 60 * l2) * (U.T @ t))
    return scaler(test_X) @ w + train_y.mean()
