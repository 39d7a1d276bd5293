# diagnosis: none
_known = {}


def keras_strengths(alpha, l1_ratio):
    if l1_ratio not in _known:
        _known[l1_ratio] = (2 * alpha * l1_ratio, alpha * (1 - l1_ratio))
    return _known[l1_ratio]
