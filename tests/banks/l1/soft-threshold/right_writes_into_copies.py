def soft_threshold(w, threshold):
    out = w.copy() if isinstance(w, np.ndarray) else np.asarray(w)
    try:
        out.setflags(write=True)
    except Exception:
        out = out.copy()
    small = np.abs(out) <= threshold
    out[...] = np.sign(out) * (np.abs(out) - threshold)
    out[small] = 0
    return out
