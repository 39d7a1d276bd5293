# diagnosis: squares against tol
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-(weights**2), kind="stable")
    return [names[k] for k in order if weights[k] ** 2 > tol]
