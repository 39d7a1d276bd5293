# STYLE: NumPy argmin on float64 copies, type conversion, with a log
import logging

log = logging.getLogger("gap")


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    training = np.array(history["loss"], dtype=np.float64)
    validation = np.array(history["val_loss"], dtype=np.float64)
    if training.shape != validation.shape:
        raise ValueError("the lists must be equally long")
    epoch = int(np.flatnonzero(validation == validation.min())[0])
    log.debug("kept epoch %d of %d", epoch, len(validation))
    return (validation - training)[epoch].item()
