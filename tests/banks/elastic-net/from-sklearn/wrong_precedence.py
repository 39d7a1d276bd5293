# diagnosis: l1 or l1_ratio subtracted from alpha
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    factor = 2  # 1/(2n) -> 1/n
    l1 = factor * alpha * l1_ratio
    l2 = factor / 2 * alpha * 1 - l1_ratio
    return l1, l2
