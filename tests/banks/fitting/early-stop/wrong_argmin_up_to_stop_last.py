# diagnosis: last of the ties
def best_epoch(val_losses, patience):
    low, wait, seen = float("inf"), 0, []
    for v in val_losses:
        seen.append(v)
        wait = 0 if v < low else wait + 1
        low = min(low, v)
        if wait == patience:
            seen = seen[:-patience]
            break
    return len(seen) - 1 - int(np.argmin(seen[::-1]))
