# diagnosis: l1 and l2 swapped
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * (1 - l1_ratio), alpha * l1_ratio
