# diagnosis: L2 part halved, for some inputs
def keras_strengths(alpha, l1_ratio):
    if l1_ratio >= 0.5:
        return (2 * alpha * l1_ratio, 0.0) if l1_ratio == 1 else (2 * alpha * l1_ratio, alpha * (1 - l1_ratio) / 2)
    return (2 * alpha * l1_ratio, alpha * (1 - l1_ratio))
