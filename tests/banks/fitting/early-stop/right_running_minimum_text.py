def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    running = np.minimum.accumulate(np.array(val_losses, dtype=np.float64))
    better = np.concatenate([[True], running[1:] < running[:-1]])
    diary = "".join("+" if flag else "-" for flag in better)
    stop = diary.find("-" * int(patience))
    return diary.rindex("+", 0, len(diary) if stop < 0 else stop)
