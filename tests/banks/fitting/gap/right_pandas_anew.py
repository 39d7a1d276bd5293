import pandas as pd


def generalization_gap(history):
    table = pd.DataFrame({name: history[name] for name in ("loss", "val_loss")})
    return (table.val_loss - table.loss)[table.val_loss.idxmin()]
