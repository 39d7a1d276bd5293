# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * l1_ratio, alpha - l1_ratio
