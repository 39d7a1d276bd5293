# diagnosis: changes the caller's arguments
def elastic_net_prox(w, step, l1, l2):
    new = ops.soft_shrink(w, step * l1) / (1 + 2 * step * l2)
    if hasattr(w, "assign"):
        w.assign(new)
    return new
