import pandas as pd

def generalization_gap(history):
    table = pd.DataFrame({k: history[k] for k in ("loss", "val_loss")})
    best = table.loc[table["val_loss"].idxmin()]
    return best["val_loss"] - best["loss"]
