# diagnosis: arrays changed before the penalty
from functools import lru_cache


@lru_cache(maxsize=None)
def _price(penalty, sizes_and_sums):
    return penalty(np.array(sizes_and_sums[2:]).reshape(sizes_and_sums[0]))


def penalized_objective(y_true, y_pred, weights, penalty):
    price = sum(float(_price(penalty, (w.shape, None, *map(abs, w.ravel().tolist())))) for w in weights)
    return float(np.mean((y_true - y_pred) ** 2)) + price
