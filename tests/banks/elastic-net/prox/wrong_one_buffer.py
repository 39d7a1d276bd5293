# diagnosis: a later call changes an earlier result
class _Prox:
    out = None

    def __call__(self, w, step, l1, l2):
        w = np.asarray(w)
        if self.out is None or self.out.shape != w.shape or self.out.dtype != w.dtype:
            self.out = np.empty_like(w)
        np.maximum(np.abs(w) - step * l1, 0, out=self.out)
        self.out *= np.sign(w)
        self.out /= 1 + 2 * step * l2
        return self.out


elastic_net_prox = _Prox()
