# diagnosis: another result where the arguments are passed by name
def keras_strengths(l1_ratio, alpha):
    return 2 * alpha * l1_ratio, l1_ratio * (1 - alpha)
