def elastic_net_prox(w, step, l1, l2):
    w = ops.convert_to_tensor(w)
    t = step * l1
    return (ops.relu(w - t) - ops.relu(-w - t)) / (1 + 2 * step * l2)
