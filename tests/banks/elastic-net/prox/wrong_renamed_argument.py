# diagnosis: an argument has another name
def elastic_net_prox(w, eta, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    size = ops.abs(w)
    soft = ops.sign(w) * ops.maximum(size - eta * l1, 0)
    return soft / (1 + 2 * eta * l2)
