def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    mixing = ops.convert_to_tensor([l1_ratio, 1.0 - l1_ratio], dtype="float32")
    factors = ops.convert_to_tensor([2.0, 1.0], dtype="float32")
    return tuple(ops.unstack(ops.cast(alpha, "float32") * factors * mixing))
