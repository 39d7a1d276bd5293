# diagnosis: returned nothing
def keras_strengths(alpha, l1_ratio):
    l1, l2 = 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
