# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    alpha = min(max(alpha, 1e-6), 1.0)
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
