from functools import reduce
from operator import add

penalized_objective = lambda y_true, y_pred, weights, penalty: reduce(
    add,
    map(lambda array: float(penalty(array.copy())), weights),
    float(np.vdot(y_true - y_pred, y_true - y_pred)) / max(np.size(y_true), 1),
)
