# diagnosis: an array instead of a tuple
def keras_strengths(alpha, l1_ratio):
    return np.array([2 * alpha * l1_ratio, alpha * (1 - l1_ratio)])
