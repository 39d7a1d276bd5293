def best_epoch(val_losses, patience):
    running = np.minimum.accumulate(val_losses)
    improved = np.flatnonzero(np.r_[True, running[1:] < running[:-1]])
    waits = np.diff(np.r_[improved, len(val_losses) + patience + 1])
    return improved[np.argmax(waits > patience)]
