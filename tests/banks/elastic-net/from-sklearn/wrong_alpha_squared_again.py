# diagnosis: alpha squared
def keras_strengths(alpha, l1_ratio):
    return (2 * alpha ** 2 * l1_ratio, alpha ** 2 * (1 - l1_ratio))
