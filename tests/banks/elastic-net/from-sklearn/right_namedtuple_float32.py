from collections import namedtuple

Strengths = namedtuple("Strengths", ["l1", "l2"])


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    doubled = ops.convert_to_tensor(np.float32(2.0 * alpha))
    shares = ops.convert_to_tensor(np.array([l1_ratio, (1.0 - l1_ratio) / 2.0], dtype="float32"))
    return Strengths(*(ops.convert_to_numpy(ops.multiply(doubled, shares))))
