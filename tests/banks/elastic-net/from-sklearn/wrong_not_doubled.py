# diagnosis: scikit-learn's own factors
def keras_strengths(alpha, l1_ratio):
    return alpha * l1_ratio, alpha * (1 - l1_ratio) / 2
