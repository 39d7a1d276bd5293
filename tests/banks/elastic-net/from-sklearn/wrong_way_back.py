# diagnosis: the way back, from Keras to scikit-learn
def keras_strengths(alpha, l1_ratio):
    total = alpha / 2 + l1_ratio
    return total, alpha / 2 / total
