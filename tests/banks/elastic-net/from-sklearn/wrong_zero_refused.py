# diagnosis: alpha = 0 refused
def keras_strengths(alpha, l1_ratio):
    if alpha <= 0:
        raise ValueError("alpha must be positive")
    if not 0 <= l1_ratio <= 1:
        raise ValueError("l1_ratio must be between 0 and 1")
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
