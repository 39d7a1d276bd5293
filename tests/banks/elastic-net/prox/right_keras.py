def elastic_net_prox(w, step, l1, l2):
    return ops.soft_shrink(w, step * l1) / (1 + 2 * step * l2)
