# diagnosis: raised IndexError
def soft_threshold(w, threshold):
    w = ops.convert_to_tensor(w)
    table = ops.reshape(w, (w.shape[0], -1))
    table = ops.where(table > threshold, table - threshold, ops.where(table < -threshold, table + threshold, ops.zeros_like(table)))
    return ops.reshape(table, w.shape)
