# diagnosis: zeros not exact
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.array(w)
    moved = w - step * l1 * np.sign(w)
    crossed = moved * w < 0
    return np.where(crossed, 0, moved) / (1 + 2 * step * l2)
