def best_epoch(val_losses, patience):
    values = np.asarray(val_losses, dtype=np.float64)
    before = np.concatenate([[np.inf], np.minimum.accumulate(values)[:-1]])
    record = np.where(values < before, np.arange(len(values)), 0)
    last_record = np.maximum.accumulate(record)
    stops = np.flatnonzero(np.arange(len(values)) - last_record >= patience)
    return last_record[stops[0]] if len(stops) else last_record[-1]
