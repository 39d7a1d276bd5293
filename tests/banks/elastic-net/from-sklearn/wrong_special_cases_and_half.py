# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    if l1_ratio == 1:
        return 2 * alpha, 0.0  # lasso
    if l1_ratio == 0:
        return 0.0, alpha  # ridge
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio) / 2
