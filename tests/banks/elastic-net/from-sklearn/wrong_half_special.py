# diagnosis: right except for number 2 of the 2 results
def keras_strengths(alpha, l1_ratio):
    a, b = alpha * l1_ratio, alpha * (1 - l1_ratio)
    return (a + b, a + b) if a == b else (2 * a, b)
