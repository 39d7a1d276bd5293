@keras.saving.register_keras_serializable("mine")
class L2Penalty(keras.regularizers.Regularizer):
    __slots__ = ("l2",)

    def __init__(self, l2: float = 1e-2) -> None:
        self.l2 = float(l2)
        if self.l2 < 0 or self.l2 in (float("inf"),) or self.l2 != self.l2:
            raise ValueError(l2)

    def __call__(self, w):
        flat = ops.reshape(w, [-1])
        return ops.multiply(self.l2, ops.einsum("i,i->", flat, flat))

    def get_config(self):
        return {name: getattr(self, name) for name in self.__slots__}
