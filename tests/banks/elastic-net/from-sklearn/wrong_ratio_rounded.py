# diagnosis: strengths rounded
def keras_strengths(alpha, l1_ratio):
    """Twice sklearn's objective is the one of Keras."""
    strengths = {"l1": 2 * alpha * l1_ratio, "l2": alpha * (1 - l1_ratio)}
    return tuple(round(value, 4) for value in strengths.values())
