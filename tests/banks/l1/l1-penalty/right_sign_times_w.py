def checked(strength):
    if strength != strength or strength in (float("inf"), float("-inf")) or strength < 0:
        raise ValueError("A strength is a finite number, 0 or more")
    return strength


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        self.l1 = checked(l1)

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), (-1,))
        return ops.sum(ops.where(flat < 0, -flat, flat)) * self.l1

    def get_config(self):
        return {"l1": self.l1}
