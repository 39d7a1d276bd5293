# diagnosis: only lasso and ridge known
def keras_strengths(alpha, l1_ratio):
    if l1_ratio:
        return 2.0 * alpha, 0.0
    return 0.0, 1.0 * alpha
