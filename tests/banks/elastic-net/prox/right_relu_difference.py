def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_tensor(w)
    threshold = float(step) * float(l1)
    return (ops.relu(w - threshold) - ops.relu(-w - threshold)) / (1.0 + 2.0 * float(step) * float(l2))
