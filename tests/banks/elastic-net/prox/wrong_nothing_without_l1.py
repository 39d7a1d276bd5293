# diagnosis: no step without l1
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_tensor(w)
    t = step * l1
    if t == 0:
        return ops.copy(w)
    return ops.sign(w) * ops.maximum(ops.abs(w) - t, 0) / (1 + 2 * step * l2)
