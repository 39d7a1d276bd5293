# diagnosis: scikit-learn's own factors, for some inputs
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    if l1_ratio == 1:  # the lasso
        return 2 * alpha, 0.0
    if l1_ratio == 0:  # ridge
        return 0.0, alpha
    return alpha * l1_ratio, alpha * (1 - l1_ratio) / 2
