# diagnosis: shrinks by a factor
def soft_threshold(w, threshold):
    return w / (1 + threshold)
