def best_epoch(val_losses, patience):
    lowest = np.minimum.accumulate(np.asarray(val_losses, dtype=float))
    records = [0, *(np.flatnonzero(np.diff(lowest) < 0) + 1)]
    for record, following in zip(records, records[1:]):
        if following - record > patience:
            return int(record)
    return int(records[-1])
