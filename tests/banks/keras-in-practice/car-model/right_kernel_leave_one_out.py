from dataclasses import dataclass


@dataclass
class Scaling:
    centre: np.ndarray
    width: np.ndarray

    @classmethod
    def of(cls, table):
        width = np.std(table, axis=0)
        return cls(np.mean(table, axis=0), np.where(width > 0, width, np.inf))

    def __call__(self, table):
        return (table - self.centre) / self.width


def _leave_one_out(vectors, values, target, strength):
    """The mean squared error for each car left out, without fitting sixty times."""
    hat = vectors * (values / (values + strength)) @ vectors.T + 1.0 / len(target)
    residual = target - hat @ target
    return float(np.mean(np.square(residual / (1.0 - np.diag(hat)))))


def predict_mpg(train_X, train_y, test_X):
    """Ridge in its dual form, the strength chosen by leaving out each car once."""
    scale = Scaling.of(train_X)
    known, asked = scale(train_X), scale(test_X)
    middle = np.mean(train_y)
    target = train_y - middle
    values, vectors = np.linalg.eigh(known @ known.T)
    values = np.maximum(values, 0.0)
    candidates = [len(target) * 10.0 ** power for power in np.arange(-2.0, 1.01, 0.25)]
    strength = min(candidates, key=lambda s: _leave_one_out(vectors, values, target, s))
    dual = vectors @ ((vectors.T @ target) / (values + strength))
    return middle + asked @ (known.T @ dual)
