def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    alpha = ops.convert_to_tensor(alpha)
    r = ops.convert_to_tensor(l1_ratio)
    # twice sklearn's objective has the same first term as Keras
    l1 = 2 * alpha * r
    l2 = alpha * (1 - r)
    return (l1, l2)
