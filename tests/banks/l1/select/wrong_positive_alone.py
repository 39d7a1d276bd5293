# diagnosis: positive weights alone
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return [names[i] for i in order if weights[i] > tol]
