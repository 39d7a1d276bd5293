# diagnosis: strengths rounded
def keras_strengths(alpha, l1_ratio):
    factor = 2.0  # makes 1 / (2n) to 1 / n
    l1 = round(factor * alpha * l1_ratio, 6)
    l2 = round(factor * alpha * (1 - l1_ratio) / 2, 6)
    return (l1, l2)
