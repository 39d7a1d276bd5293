"""The cars of keras-in-practice: tables true to their source, no judged target before the judge half, a bound that separates."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LassoCV, LinearRegression, RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from autograder.judging import rmse

EXERCISES = Path(__file__).parents[2] / "exercises"
TEXT = (EXERCISES / "assignments" / "keras-in-practice.md").read_text(encoding="utf-8")
OBSERVING = (EXERCISES / "kit" / "observing.py").read_text(encoding="utf-8")  # reaches the student's process
JUDGING = (EXERCISES / "kit" / "judging.py").read_text(encoding="utf-8")  # never does
ORIGIN = {"USA": 0.0, "Europe": 1.0, "Japan": 2.0}


def written(name, text):
    """What a text assigns to a name between triple quotes."""
    return re.search(rf'^{name} = """\n(.*?)\n"""', text, re.MULTILINE | re.DOTALL)[1]


def table(name, text):
    return [tuple(map(float, row.split())) for row in written(name, text).split(";") if row.strip()]


def column(name, text):
    return np.array(written(name, text).split(), dtype=float)


with (EXERCISES / "data" / "cars.csv").open(encoding="utf-8") as file:
    NUMBERS = ("mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "year")
    CARS = [(*(float(row[key]) for key in NUMBERS), ORIGIN[row["origin"]]) for row in csv.DictReader(file)]
POOL, OTHERS = table("_POOL", OBSERVING), table("_OTHERS", OBSERVING)
OTHERS_MPG = column("_OTHERS_MPG", JUDGING)


def test_every_car_of_the_source_is_in_the_pool_or_judged():
    assert len(CARS) == 392
    judged = [(mpg, *row) for mpg, row in zip(OTHERS_MPG, OTHERS, strict=True)]
    assert sorted(POOL + judged) == sorted(CARS)
    assert (len(POOL), len(judged)) == (152, 240)


def test_no_judged_car_stands_with_its_target_where_a_student_or_his_process_can_read_it():
    judged = set(OTHERS)
    practice = table("TO_TRAIN", TEXT) + table("TO_CHECK", TEXT)
    for cars in (practice, POOL):
        assert judged.isdisjoint(row[1:] for row in cars)
    assert set(practice) <= set(POOL)
    for text in (TEXT, OBSERVING):
        assert written("_OTHERS_MPG", JUDGING).splitlines()[0] not in text


def features(cars):
    cars = np.array(cars)
    base = np.column_stack([cars[:, :6], cars[:, 6] == 1, cars[:, 6] == 2])
    return np.column_stack([base, *(base[:, i] * base[:, j] for i in range(8) for j in range(i, 8))])


def mean_error(model):
    """The RMSE for the judged cars, averaged over the five samples."""
    samples = [int(mask, 16) for mask in re.findall(r"0x[0-9A-F]{38}", OBSERVING)]
    assert len(samples) == 5
    errors = []
    for sample in samples:
        rows = [row for i, row in enumerate(POOL) if sample >> i & 1]
        assert len(rows) == 60
        fitted = model.fit(features([row[1:] for row in rows]), np.array([row[0] for row in rows]))
        errors.append(rmse(fitted.predict(features(OTHERS)), OTHERS_MPG))
    return np.mean(errors)


@pytest.mark.parametrize(
    "model", [RidgeCV(np.geomspace(1e-2, 1e3, 30)), pytest.param(LassoCV(cv=5, max_iter=50_000), marks=pytest.mark.slow)]
)
def test_a_penalty_with_a_chosen_strength_is_well_below_the_bound(model):
    assert mean_error(make_pipeline(StandardScaler(), model)) < 3.5


@pytest.mark.parametrize("model", [LinearRegression(), make_pipeline(StandardScaler(), LinearRegression())])
def test_least_squares_is_far_above_it(model):
    assert mean_error(model) > 5.5
