from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    gram: np.ndarray
    target: np.ndarray
    l1: float
    l2: float

    @property
    def curvature(self):
        return 2 * np.trace(self.gram) + 2 * self.l2  # the sum of all squares: smaller steps, and safe

    def slope(self, w):
        return 2 * (self.gram @ w - self.target) + 2 * self.l2 * w


def iterates(problem):
    """Accelerated proximal gradient steps, started anew whenever they overshoot."""
    eta = 1 / problem.curvature
    w = ahead = np.zeros(len(problem.target))
    t = 1.0
    while True:
        z = ahead - eta * problem.slope(ahead)
        new = np.where(np.abs(z) <= eta * problem.l1, 0.0, z - np.sign(z) * eta * problem.l1)
        if (ahead - new) @ (new - w) > 0:
            t = 1.0
        t_new = (1 + (1 + 4 * t * t) ** 0.5) / 2
        ahead = new + (t - 1) / t_new * (new - w)
        w, t = new, t_new
        yield w


def elastic_net_fit(X, y, l1, l2, steps=2000):
    """The weights that minimize mean((y - Xw)**2) + l1 * sum(abs(w)) + l2 * sum(w**2), shape (n_features,)."""
    n = len(X)
    problem = Problem(X.T @ X / n, X.T @ y / n, l1, l2)
    for count, w in enumerate(iterates(problem), start=1):
        if count >= max(steps, 6000):
            return w
