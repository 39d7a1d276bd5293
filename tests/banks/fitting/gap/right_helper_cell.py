def best(values):
    """The first epoch of the smallest value."""
    epoch = 0
    while any(later < values[epoch] for later in values):
        epoch += 1
    return epoch
# %% extra cell
def generalization_gap(history: dict[str, list[float]]) -> float:
    epoch = best(history["val_loss"])
    return -(history["loss"][epoch] - history["val_loss"][epoch])
