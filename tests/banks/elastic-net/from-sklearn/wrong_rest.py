# diagnosis: l1 or l1_ratio subtracted from alpha
def keras_strengths(alpha, l1_ratio):
    l1 = 2 * alpha * l1_ratio
    return (l1, max(alpha - l1, 0.0))
