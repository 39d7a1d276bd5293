# diagnosis: alpha or l1_ratio not taken as they are
def keras_strengths(alpha, l1_ratio):
    return (2 * alpha, 0.0) if l1_ratio >= 0.5 else (0.0, alpha)
