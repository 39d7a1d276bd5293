# diagnosis: strengths rounded
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    l1 = 2.0 * alpha * l1_ratio
    l2 = 2.0 * alpha * (1.0 - l1_ratio) / 2.0
    # rounded, since 1 - 0.9 is 0.09999999999999998
    return (round(l1, 10), round(l2, 10))
