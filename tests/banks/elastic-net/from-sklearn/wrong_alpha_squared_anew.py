# diagnosis: alpha squared
def keras_strengths(alpha, l1_ratio):
    l1 = 2 * alpha * l1_ratio
    l2 = alpha * (1 - l1_ratio)
    return alpha * l1, alpha * l2
