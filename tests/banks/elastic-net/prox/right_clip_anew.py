def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.array(w)  # a copy
    wide = z.astype(np.float64)
    t = float(step) * float(l1)
    # what the threshold takes away from z is z itself, held between -t and t
    wide -= np.clip(wide, -t, t)
    wide /= 1.0 + 2.0 * float(step) * float(l2)
    return wide.astype(z.dtype)
