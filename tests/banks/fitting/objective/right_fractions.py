from fractions import Fraction


def penalized_objective(y_true, y_pred, weights, penalty):
    total = Fraction(float(((y_true - y_pred) ** 2).mean()))
    for k in range(len(weights)):
        total += Fraction(float(penalty(weights[k])))
    return total
