# diagnosis: alpha left out
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * l1_ratio, 1 - l1_ratio
