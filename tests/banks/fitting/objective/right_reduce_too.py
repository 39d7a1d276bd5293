from functools import reduce
from operator import add

penalized_objective = lambda y_true, y_pred, weights, penalty: reduce(
    add,
    (float(ops.convert_to_numpy(penalty(np.array(w, copy=True)))) for w in weights),
    float(np.vdot(y_true - y_pred, y_true - y_pred)) / y_true.size,
)
