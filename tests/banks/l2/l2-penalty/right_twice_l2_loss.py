import math
import logging

_log = logging.getLogger("penalty")


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        _log.debug("strength %r", l2)
        if math.isnan(l2) or math.isinf(l2) or l2 < 0:
            raise ValueError(f"l2={l2!r}: a finite strength of 0 or more is needed")
        self.l2 = l2

    def __call__(self, w):
        loss = tf.nn.l2_loss(tf.convert_to_tensor(w))
        _log.debug("half the sum of squares: %s", loss)
        return (loss + loss) * tf.cast(self.l2, loss.dtype)

    def get_config(self):
        return {"l2": self.l2}
