# diagnosis: none
def keras_strengths(alpha, l1_ratio):
    a, b = alpha * l1_ratio, alpha * (1 - l1_ratio)
    return (a + b, a + b) if a == b else (2 * a, b)
