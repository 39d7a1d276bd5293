# diagnosis: wrong shape
def soft_threshold(w, threshold):
    flat = np.array(w).reshape(-1)
    moved = np.array([np.sign(v) * max(abs(v) - threshold, 0.0) for v in flat])
    return moved if np.ndim(w) < 2 else moved.reshape(len(w), -1)
