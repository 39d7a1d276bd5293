# diagnosis: divides by the size of an entry, which may be 0
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w, dtype="float64")
    t = step * l1
    with np.errstate(all="ignore"):
        shrink = np.maximum(1 - t / np.abs(w), 0)
    return w * shrink / (1 + 2 * step * l2)
