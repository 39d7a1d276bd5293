# diagnosis: a factor that depends on l1_ratio
def keras_strengths(alpha, l1_ratio):
    # 2 for the lasso, 1 for ridge: the factor lies between
    factor = 1 + l1_ratio
    l1 = factor * alpha * l1_ratio
    l2 = factor * alpha * (1 - l1_ratio)
    return l1, l2
