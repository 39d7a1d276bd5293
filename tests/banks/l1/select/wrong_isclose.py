# diagnosis: a tolerance of its own
def selected_features(weights, names, tol=1e-8):
    order = np.argsort(-np.abs(weights), kind="stable")
    return [names[k] for k in order if not np.isclose(weights[k], 0, atol=tol) and not np.isclose(abs(weights[k]), tol)]
