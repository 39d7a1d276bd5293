# diagnosis: zeros not exact
def soft_threshold(z, t):
    return ops.sign(z) * ops.maximum(ops.abs(z) - t, 0)


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_tensor(w)
    shrink = 1.0 + 2.0 * step * l2
    # S_t(z) / c is the same as S_{t/c}(z / c)
    return soft_threshold(w / shrink, step * l1 / shrink)
