# diagnosis: divides by the size of an entry, which may be 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_numpy(w)
    size = np.abs(w)
    with np.errstate(invalid="ignore"):
        sign = w / size
    return sign * np.maximum(size - step * l1, 0) / (1 + 2 * step * l2)
