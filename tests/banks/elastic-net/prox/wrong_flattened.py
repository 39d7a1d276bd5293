# diagnosis: wrong shape
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    out = []
    for z in np.ravel(np.array(w)):
        if z > step * l1:
            out.append((z - step * l1) / (1 + 2 * step * l2))
        elif z < -step * l1:
            out.append((z + step * l1) / (1 + 2 * step * l2))
        else:
            out.append(0.0)
    return np.array(out)
