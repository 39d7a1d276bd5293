# diagnosis: alpha = 0 taken for no alpha at all
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    alpha = alpha or 1.0  # the default of ElasticNet
    if l1_ratio is None:
        l1_ratio = 0.5
    factor = 2  # 1/(2n) * 2 = 1/n
    return factor * alpha * l1_ratio, factor * alpha * (1 - l1_ratio) / 2
