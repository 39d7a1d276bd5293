# diagnosis: L2 part halved
def keras_strengths(alpha, l1_ratio):
    l1 = 2 * alpha * l1_ratio
    l2 = alpha * (1 - l1_ratio) / 2
    return l1, l2
