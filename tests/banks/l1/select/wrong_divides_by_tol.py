# diagnosis: raised ZeroDivisionError
def selected_features(weights, names, tol=1e-8):
    pairs = [(abs(float(w)), name) for w, name in zip(weights, names)]
    pairs = [(size, name) for size, name in pairs if size / tol > 1]
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    return [name for _, name in pairs]
