import logging

_log = logging.getLogger("gap")


def _first_smallest(values, start, stop):
    """Index of the first smallest value in values[start:stop], by halves."""
    if stop - start == 1:
        return start
    middle = (start + stop) // 2
    left, right = _first_smallest(values, start, middle), _first_smallest(values, middle, stop)
    return right if values[right] < values[left] else left


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    missing = {"loss", "val_loss"} - set(history)
    if missing:
        raise KeyError(missing)
    training, validation = tuple(history["loss"]), tuple(history["val_loss"])
    epoch = _first_smallest(validation, 0, len(validation))
    _log.debug("best epoch %d", epoch)
    return np.subtract(validation[epoch], training[epoch])
