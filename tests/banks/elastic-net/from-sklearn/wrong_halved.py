# diagnosis: halved instead of doubled
def keras_strengths(alpha, l1_ratio):
    return alpha * l1_ratio / 2, alpha * (1 - l1_ratio)
