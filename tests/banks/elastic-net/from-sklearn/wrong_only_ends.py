# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * round(l1_ratio, 2), alpha * (1 - round(l1_ratio, 2))
