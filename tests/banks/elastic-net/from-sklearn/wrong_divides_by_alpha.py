# diagnosis: alpha = 0 refused
def keras_strengths(alpha, l1_ratio):
    a, b = alpha * l1_ratio, alpha * (1 - l1_ratio)
    r = a / (a + b)
    return 2 * r * alpha, (1 - r) * alpha
