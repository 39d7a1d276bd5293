# diagnosis: names cut short
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    table = np.array(list(zip(names, np.abs(weights))), dtype=[("name", "U16"), ("size", "f8")])
    table = table[np.argsort(-table["size"], kind="stable")]
    return table["name"][table["size"] > tol].tolist()
