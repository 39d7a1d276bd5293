# diagnosis: alpha = 0 taken for no alpha at all
def keras_strengths(alpha, l1_ratio):
    alpha = alpha or 1.0
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
