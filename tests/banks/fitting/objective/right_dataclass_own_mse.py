import math
from dataclasses import dataclass, field


@dataclass
class _Bill:
    items: list = field(default_factory=list)

    def add(self, label, amount):
        self.items.append((label, float(amount)))
        return self

    @property
    def total(self):
        return math.fsum(amount for _, amount in self.items)


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    if not callable(penalty):
        raise TypeError("penalty must be a function")
    bill = _Bill().add("error", np.average(np.square(np.asarray(y_true) - np.asarray(y_pred))))
    k = 0
    while k < len(weights):
        bill.add(f"w{k}", penalty(weights[k]))
        k += 1
    return np.float64(bill.total)
