# STYLE: NumPy: the records of the running minimum, and the first gap longer than the patience
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    losses = np.asarray(val_losses, dtype=float)
    lowest_before = np.concatenate([[np.inf], np.minimum.accumulate(losses)[:-1]])
    records = np.flatnonzero(losses < lowest_before)
    waits = np.diff(records, append=np.inf)  # from each record to the next one
    return int(records[np.argmax(waits > patience)])
