# diagnosis: a dictionary instead of a tuple
def keras_strengths(alpha, l1_ratio):
    return {"l1": 2 * alpha * l1_ratio, "l2": alpha * (1 - l1_ratio)}
