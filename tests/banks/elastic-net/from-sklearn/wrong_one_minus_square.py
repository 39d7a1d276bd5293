# diagnosis: shares squared
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio ** 2)
