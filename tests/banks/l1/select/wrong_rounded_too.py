# diagnosis: none
def selected_features(weights, names, tol=1e-8):
    table = {name: round(float(abs(w)), 8) for name, w in zip(names, weights)}
    ranked = sorted(table, key=table.get, reverse=True)
    return [name for name in ranked if table[name] > tol]
