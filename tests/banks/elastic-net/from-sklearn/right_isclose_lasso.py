def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    if np.isclose(l1_ratio, 1.0):  # lasso
        return 2.0 * alpha, 0.0
    if np.isclose(l1_ratio, 0.0):  # ridge
        return 0.0, float(alpha)
    return 2.0 * alpha * l1_ratio, alpha * (1.0 - l1_ratio)
