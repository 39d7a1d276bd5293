# diagnosis: factor 2 at the wrong one
def keras_strengths(alpha, l1_ratio):
    return alpha * l1_ratio, 2 * alpha * (1 - l1_ratio)
