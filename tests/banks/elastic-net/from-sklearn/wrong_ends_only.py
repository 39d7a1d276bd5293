# diagnosis: scikit-learn's own factors, for some inputs
def keras_strengths(alpha, l1_ratio):
    if l1_ratio == 1:
        return (2 * alpha, 0.0)
    if l1_ratio == 0:
        return (0.0, alpha)
    return (alpha * l1_ratio, alpha * (1 - l1_ratio) / 2)
