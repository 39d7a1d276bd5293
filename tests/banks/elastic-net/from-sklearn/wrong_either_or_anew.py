# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    if l1_ratio > 0.5:
        return 2.0 * alpha, 0.0
    return 0.0, 1.0 * alpha
