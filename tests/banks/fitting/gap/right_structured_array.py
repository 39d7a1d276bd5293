def generalization_gap(history):
    rows = np.array(list(zip(history["val_loss"], range(10**6), history["loss"])), dtype=[("v", float), ("i", int), ("t", float)])
    first = np.sort(rows, order=["v", "i"])[0]
    return first["v"] - first["t"]
