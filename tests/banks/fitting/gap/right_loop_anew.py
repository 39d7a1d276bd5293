def generalization_gap(history):
    pairs = iter(zip(history["val_loss"], history["loss"]))
    kept = next(pairs)
    for pair in pairs:
        if pair[0] < kept[0]:
            kept = pair
    return np.float64(kept[0]) - kept[1]
