# diagnosis: l1 or l1_ratio subtracted from alpha
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    l1 = 2 * alpha * l1_ratio
    l2 = alpha * 1 - l1_ratio
    return l1, l2
