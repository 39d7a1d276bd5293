from collections import defaultdict


def selected_features(weights, names, tol=1e-8):
    """Gathers the names under their sizes, then walks through the sizes from the top."""
    if len(weights) != len(names):
        raise ValueError("there must be one name for each weight")
    by_size = defaultdict(list)
    for weight, name in zip(np.asarray(weights).tolist(), names):
        by_size[abs(weight)].append(name)
    chosen = []
    for size in sorted(by_size, reverse=True):
        if size <= tol:
            break
        chosen.extend(by_size[size])
    return chosen
