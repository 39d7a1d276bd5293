def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    parts = np.array([alpha * l1_ratio, alpha * (1.0 - l1_ratio)])
    return tuple((np.diag([2.0, 1.0]) @ parts).tolist())
