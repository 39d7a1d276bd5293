# diagnosis: keeps what should be taken off
def soft_threshold(w, threshold):
    return np.clip(w, -threshold, threshold)
