# diagnosis: alpha left out
def keras_strengths(alpha, l1_ratio):
    l1 = 2 * alpha * l1_ratio
    l2 = 1 - l1_ratio
    return l1, l2
