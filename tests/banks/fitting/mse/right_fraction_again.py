from fractions import Fraction


def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError(f"{np.shape(y_true)} is not {np.shape(y_pred)}")
    pairs = list(zip(np.ravel(y_true).tolist(), np.ravel(y_pred).tolist()))
    return sum(((Fraction(a) - Fraction(b)) ** 2 for a, b in pairs), Fraction(0)) / len(pairs)
