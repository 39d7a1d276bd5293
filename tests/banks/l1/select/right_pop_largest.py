def selected_features(weights, names, tol=1e-8):
    sizes = [abs(float(w)) for w in weights]
    out = []
    while sizes and max(sizes) > tol:
        i = sizes.index(max(sizes))
        out += [names[i]]
        sizes[i] = -1.0
    return out
