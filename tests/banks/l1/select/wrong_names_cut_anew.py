# diagnosis: names cut short
def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    table = np.array(list(zip(names, np.abs(weights))), dtype=[("name", "U10"), ("size", float)])
    table = table[table["size"] > tol]
    order = np.argsort(-table["size"], kind="stable")
    return table["name"][order].tolist()
