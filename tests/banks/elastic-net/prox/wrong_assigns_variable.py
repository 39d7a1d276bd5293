# diagnosis: changes the caller's arguments
def elastic_net_prox(w, step, l1, l2):
    moved = ops.sign(w) * ops.relu(ops.abs(w) - step * l1) / (1 + 2 * step * l2)
    if hasattr(w, "assign"):
        w.assign(moved)
    return moved
