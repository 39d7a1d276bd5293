def selected_features(weights, names, tol=1e-8):
    def by_size(places):
        if len(places) < 2:
            return places
        first, *rest = places
        larger = [k for k in rest if abs(weights[k]) > abs(weights[first])]
        others = [k for k in rest if abs(weights[k]) <= abs(weights[first])]
        return by_size(larger) + [first] + by_size(others)

    return [names[k] for k in by_size([k for k in range(len(names)) if abs(weights[k]) > tol])]
