from math import fsum


class _Bill:
    __slots__ = ("items",)

    def __init__(self):
        self.items = []

    def __iadd__(self, amount):
        self.items.append(float(amount))
        return self

    def total(self):
        return fsum(self.items)


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    bill = _Bill()
    bill += mean_squared_error(y_true.copy(), y_pred.copy())
    for w in tuple(weights):
        bill += penalty(w.copy())
    return bill.total()
