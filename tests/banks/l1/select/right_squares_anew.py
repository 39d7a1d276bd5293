def selected_features(weights, names, tol=1e-8):
    squares = weights**2
    keep = [i for i in range(len(names)) if squares[i] > tol**2]
    return [names[i] for i in sorted(keep, key=lambda i: -squares[i])]
