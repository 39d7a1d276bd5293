# diagnosis: as if step were 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_tensor(w)
    if step == 0 or not (l1 and l2):
        return ops.copy(w)
    shrunk = ops.sign(w) * ops.maximum(ops.abs(w) - step * l1, 0)
    return shrunk / (1 + 2 * step * l2)
