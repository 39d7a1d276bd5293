from fractions import Fraction


def _exact(values):
    for value in np.ravel(values):
        yield Fraction(float(value))


def mean_squared_error(y_true, y_pred):
    """The mean of the squared differences of two arrays of the same shape."""
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"the shapes {np.shape(y_true)} and {np.shape(y_pred)} differ")
    total, count = Fraction(0), 0
    for t, p in zip(_exact(y_true), _exact(y_pred)):
        total += (t - p) ** 2
        count += 1
    return float(total / count)
