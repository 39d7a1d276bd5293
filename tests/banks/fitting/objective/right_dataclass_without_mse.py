# STYLE: a dataclass that collects the terms, an own MSE by vdot, copies of all arrays, math.fsum
import math
from dataclasses import dataclass, field


@dataclass
class Objective:
    terms: list = field(default_factory=list)

    def charge(self, amount):
        self.terms.append(float(ops.convert_to_numpy(amount)) if tf.is_tensor(amount) else float(amount))
        return self

    @property
    def total(self):
        return math.fsum(self.terms)


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    error = np.subtract(y_true, y_pred).reshape(-1)
    objective = Objective().charge(np.vdot(error, error) / len(error))
    for w in weights:
        objective.charge(penalty(np.array(w, copy=True)))
    return objective.total
