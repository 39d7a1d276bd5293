# diagnosis: raised NameError
def keras_strengths(alpha, l1_ratio):
    l1 = 2 * alpha * l1ratio
    l2 = alpha * (1 - l1_ratio)
    return l1, l2
