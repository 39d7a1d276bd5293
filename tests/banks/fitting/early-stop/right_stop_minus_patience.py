import itertools


def best_epoch(val_losses, patience):
    lows = list(itertools.accumulate(val_losses, min))
    fresh = [i == 0 or lows[i] < lows[i - 1] for i in range(len(lows))]
    for i in range(len(lows)):
        if i >= patience and not any(fresh[i - patience + 1 : i + 1]):
            return i - patience
    return max(i for i, new in enumerate(fresh) if new)
