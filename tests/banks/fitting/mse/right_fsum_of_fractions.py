from fractions import Fraction


def mean_squared_error(y_true, y_pred):
    if tuple(np.shape(y_true)) != tuple(np.shape(y_pred)):
        raise ValueError(f"{np.shape(y_true)} is not {np.shape(y_pred)}")
    total, count = Fraction(0), 0
    for a, b in zip(np.ravel(y_true).tolist(), np.ravel(y_pred).tolist()):
        total += (Fraction(a) - Fraction(b)) ** 2
        count += 1
    return total / count
