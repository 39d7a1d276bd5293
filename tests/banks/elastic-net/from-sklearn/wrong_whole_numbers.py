# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    return 2 * alpha * int(l1_ratio + 0.5), alpha * (1 - int(l1_ratio + 0.5))
