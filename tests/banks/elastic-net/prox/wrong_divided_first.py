# diagnosis: shrinks first, then thresholds
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = ops.convert_to_tensor(w) / (1 + 2 * step * l2)
    return ops.sign(z) * ops.maximum(ops.abs(z) - step * l1, 0)
