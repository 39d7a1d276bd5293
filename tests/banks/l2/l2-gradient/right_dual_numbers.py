class _Dual:
    """A number and its slope."""

    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    def __mul__(self, other):
        other = other if isinstance(other, _Dual) else _Dual(other)
        return _Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    __rmul__ = __mul__


def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    array = np.array(ops.convert_to_numpy(w), dtype=np.float64, ndmin=0)
    out = np.empty_like(array)
    for index in np.ndindex(array.shape):
        v = _Dual(float(array[index]), 1.0)
        out[index] = (l2 * (v * v)).slope
    return out
