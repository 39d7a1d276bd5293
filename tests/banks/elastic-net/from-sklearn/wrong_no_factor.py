# diagnosis: scikit-learn's own factors
def keras_strengths(alpha, l1_ratio):
    l1 = alpha * l1_ratio
    l2 = alpha * (1 - l1_ratio) / 2
    return (l1, l2)
