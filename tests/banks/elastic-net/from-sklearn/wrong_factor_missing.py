# diagnosis: factor 2 missing
def keras_strengths(alpha, l1_ratio):
    return alpha * l1_ratio, alpha * (1 - l1_ratio)
