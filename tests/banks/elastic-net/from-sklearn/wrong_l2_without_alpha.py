# diagnosis: alpha left out
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    l1 = 2 * alpha * l1_ratio
    l2 = 2 * (1 - l1_ratio) / 2
    return l1, l2
