# diagnosis: an argument has another name
def shrinkage_factors(data, alpha):
    d = np.linalg.svd(data - data.mean(0), compute_uv=False)
    return d**2 / (d**2 + len(data) * alpha)
