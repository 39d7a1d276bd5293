# diagnosis: changes the caller's arguments
import pandas as pd


def generalization_gap(history):
    for key in list(history):
        if key not in ("loss", "val_loss"):
            history.pop(key)  # metrics are left aside
    table = pd.DataFrame(history)
    best = table.loc[table["val_loss"].idxmin()]
    return best["val_loss"] - best["loss"]
