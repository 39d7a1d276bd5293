# diagnosis: none
import math


def selected_features(weights, names, tol=1e-8):
    size = {name: abs(float(w)) for name, w in zip(names, weights)}
    kept = [name for name in names if size[name] > tol]
    return sorted(kept, key=lambda name: -math.log10(size[name]))
