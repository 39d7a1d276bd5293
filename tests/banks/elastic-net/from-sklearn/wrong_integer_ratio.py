# diagnosis: only lasso and ridge known
def keras_strengths(alpha, l1_ratio):
    r = int(l1_ratio)
    return 2 * alpha * r, alpha * (1 - r)
