import pandas as pd


def generalization_gap(history):
    table = pd.DataFrame({k: history[k] for k in ("loss", "val_loss")})
    return table.diff(axis=1)["val_loss"].loc[table["val_loss"].idxmin()]
