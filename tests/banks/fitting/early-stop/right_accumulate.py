from itertools import accumulate

def best_epoch(val_losses, patience):
    lows = list(accumulate(val_losses, min))
    firsts = np.array([lows.index(low) for low in lows])
    stops = np.flatnonzero(np.arange(len(lows)) - firsts >= patience)
    return firsts[stops[0]] if stops.size else firsts[-1]
