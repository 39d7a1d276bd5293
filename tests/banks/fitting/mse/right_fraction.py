from fractions import Fraction


def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("two shapes")
    errors = [Fraction(float(a)) - Fraction(float(b)) for a, b in zip(np.ravel(y_true), np.ravel(y_pred))]
    return sum(e * e for e in errors) / len(errors)
