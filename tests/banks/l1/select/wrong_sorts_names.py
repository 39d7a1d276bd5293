# diagnosis: changes the caller's arguments
def selected_features(weights, names, tol=1e-8):
    size = dict(zip(names, np.abs(weights)))
    names.sort(key=lambda name: -size[name])
    return [name for name in names if size[name] > tol]
