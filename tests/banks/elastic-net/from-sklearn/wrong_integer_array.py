# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    strengths = np.array([0, 0])
    strengths[0] = 2 * alpha * l1_ratio
    strengths[1] = alpha * (1 - l1_ratio)
    return tuple(strengths)
