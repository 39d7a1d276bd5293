# diagnosis: strengths rounded
def keras_strengths(alpha, l1_ratio):
    return round(2 * alpha * l1_ratio, 3), round(alpha * (1 - l1_ratio), 3)
