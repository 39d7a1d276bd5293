# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    tiny = 1e-10
    return max(2 * alpha * l1_ratio, tiny), max(alpha * (1 - l1_ratio), tiny)
