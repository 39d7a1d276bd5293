# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    np.absolute(weights, out=weights)
    order = sorted(range(len(names)), key=lambda i: -weights[i])
    return [names[i] for i in order if weights[i] > tol]
