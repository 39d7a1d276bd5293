# diagnosis: an argument has another name
def keras_strengths(alpha, r):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    return 2 * alpha * r, alpha * (1 - r)
