# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    # scikit-learn's documentation: l1_ratio <= 0.01 is not reliable
    if l1_ratio <= 0.01:
        return 0.0, alpha
    return 2 * alpha * l1_ratio, alpha * (1 - l1_ratio)
