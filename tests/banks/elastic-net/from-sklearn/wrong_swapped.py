# diagnosis: l1 and l2 swapped
def keras_strengths(alpha, l1_ratio):
    return alpha * (1 - l1_ratio), 2 * alpha * l1_ratio
