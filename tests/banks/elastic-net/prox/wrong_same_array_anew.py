# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    if step == 0 or (l1 == 0 and l2 == 0):
        return w  # nothing changes
    w = ops.convert_to_tensor(w)
    soft = ops.sign(w) * ops.maximum(ops.abs(w) - step * l1, 0)
    return soft / (1 + 2 * step * l2)
