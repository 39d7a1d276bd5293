# diagnosis: l1 or l1_ratio subtracted from alpha
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * l1_ratio, alpha - l1_ratio
