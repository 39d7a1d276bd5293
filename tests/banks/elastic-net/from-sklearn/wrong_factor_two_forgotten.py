# diagnosis: scikit-learn's own factors
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    return alpha * l1_ratio, alpha * (1 - l1_ratio) / 2
