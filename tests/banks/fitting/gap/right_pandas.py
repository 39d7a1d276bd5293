def generalization_gap(history):
    import pandas as pd

    frame = pd.DataFrame(history)
    row = frame.loc[frame["val_loss"].idxmin()]
    return row["val_loss"] - row["loss"]
