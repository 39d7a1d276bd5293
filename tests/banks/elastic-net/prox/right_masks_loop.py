from dataclasses import dataclass
from itertools import starmap


@dataclass(frozen=True)
class Prox:
    threshold: float
    divisor: float

    def __call__(self, v):
        return (abs(v) > self.threshold) * (v - self.threshold if v > 0 else v + self.threshold) / self.divisor


def elastic_net_prox(w, step, l1, l2):
    source = ops.convert_to_numpy(w)
    one = Prox(step * l1, 1 + 2 * step * l2)
    result = np.empty(source.shape, dtype="float64")
    for place in np.ndindex(*source.shape):
        result[place] = one(float(source[place]))
    return tf.constant(result)
