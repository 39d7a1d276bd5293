# diagnosis: names cut short
def selected_features(weights, names, tol=1e-8):
    table = np.array(list(zip(names, -np.abs(weights))), dtype=[("name", "U10"), ("size", "f8")])
    table = table[np.argsort(table["size"], kind="stable")]
    return [str(row["name"]) for row in table if -row["size"] > tol]
