def best_epoch(val_losses, patience):
    losses = np.asarray(val_losses)
    smallest = np.minimum.accumulate(losses)
    new = np.concatenate([[True], losses[1:] < smallest[:-1]])
    at = np.flatnonzero(new)
    ends = np.append(at[1:], len(losses) + patience + 1)
    return at[np.argmax(ends - at > patience)]
