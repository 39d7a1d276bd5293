from dataclasses import dataclass


@dataclass(frozen=True)
class _Feature:
    name: str
    size: float

    def before(self, other):
        return self.size > other.size


def selected_features(weights, names, tol=1e-8):
    """The names with abs(weight) > tol, largest absolute weight first, ties in the order given."""
    if len(weights) != len(names):
        raise ValueError("as many names as weights, please")
    ranking = []
    for name, weight in zip(names, weights):
        feature = _Feature(str(name), -float(weight) if weight < 0 else float(weight))
        if feature.size <= tol:
            continue
        place = len(ranking)
        while place > 0 and feature.before(ranking[place - 1]):
            place -= 1
        ranking.insert(place, feature)
    return [feature.name for feature in ranking]
