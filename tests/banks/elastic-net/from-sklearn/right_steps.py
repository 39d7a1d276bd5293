def keras_strengths(alpha, l1_ratio):
    total = 2 * alpha
    l1 = total * l1_ratio
    l2 = (total - l1) / 2
    return (l1, l2)
