# diagnosis: alpha left out
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    factor = 2
    l1 = factor * alpha * l1_ratio
    l2 = factor * (1 - l1_ratio) / 2
    return l1, l2
