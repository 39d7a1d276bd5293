# diagnosis: nearly equal sizes taken for ties
def selected_features(weights, names, tol=1e-8):
    chosen = [i for i in range(len(names)) if abs(weights[i]) > tol]
    chosen.sort(key=lambda i: round(abs(float(weights[i])), 6), reverse=True)
    return [names[i] for i in chosen]
