# diagnosis: no get_config
def L1Penalty(l1=0.01):
    if not np.isfinite(l1) or l1 < 0:
        raise ValueError("no")
    return lambda w: l1 * ops.sum(ops.abs(w))
