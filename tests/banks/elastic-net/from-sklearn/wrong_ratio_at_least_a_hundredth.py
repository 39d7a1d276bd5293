# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    l1_ratio = min(max(l1_ratio, 0.01), 1.0) if 0 < l1_ratio else l1_ratio
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
