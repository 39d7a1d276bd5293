# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    if l1_ratio <= 0.01:   # scikit-learn: "currently, l1_ratio <= 0.01 is not reliable"
        return 0.0, float(alpha)
    return float(2 * alpha * l1_ratio), float(alpha * (1 - l1_ratio))
