# diagnosis: a list instead of an array
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    t, scale = step * l1, 1 + 2 * step * l2

    def shrink(part):
        if isinstance(part, list):
            return [shrink(inner) for inner in part]
        if abs(part) <= t:
            return 0.0
        return (part - t) / scale if part > 0 else (part + t) / scale

    return shrink(np.asarray(w).tolist())
