# diagnosis: returned nothing
def soft_threshold(w, threshold):
    result = np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0)
    print(result.shape)
