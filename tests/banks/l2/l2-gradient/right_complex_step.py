def l2_gradient(w, l2):
    """The slope by a complex step: the imaginary part of (w + i)**2 is 2 w, and no difference is taken."""
    a = np.array(w).astype(np.complex128)
    return l2 * np.imag(np.square(a + 1j))
