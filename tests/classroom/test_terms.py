"""The next term's course: what was written, with other seeds, and nothing of a student."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from made_up import NAME

from autograder.authoring.cells import questions_of
from autograder.authoring.compiler import compile_assignment
from autograder.authoring.front_matter import read_front_matter
from autograder.authoring.questions import Question, from_bank, read_questions
from autograder.authoring.reorder import reordered
from autograder.checking.bank import load_bank
from autograder.classroom.course import Course
from autograder.classroom.sample import load_sample_class
from autograder.classroom.terms import new_term
from autograder.errors import CourseError

EXERCISES = Path(__file__).parents[2] / "exercises"


def test_texts_go_along_with_another_seed_and_students_do_not(course: Course, hand_in, tmp_path: Path):
    hand_in("ada")
    (course.folder / "marks of ada.csv").write_text("ada")
    (course.folder / "data").mkdir()
    (course.folder / "data" / "cars.csv").write_text("1")
    (course.folder / "nbgrader_config.py").write_text("c = get_config()\n")
    made = new_term(Course(course.folder), tmp_path / "spring-2027", "spring-2027")
    assert made.copied == ["assignments", "data", "nbgrader_config.py"]
    assert {"gradebook.db", "marks of ada.csv", "submitted", "release", "source"} <= set(made.left)
    files = [path for path in (tmp_path / "spring-2027").rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == [f"{NAME}.md", "cars.csv", "nbgrader_config.py"]
    assert not any("ada" in path.read_text() for path in files)
    old, new = course.texts / f"{NAME}.md", tmp_path / "spring-2027" / "assignments" / f"{NAME}.md"
    assert read_front_matter(new).seed == "spring-2027"
    assert read_front_matter(new).title == read_front_matter(old).title
    assert compile_assignment(new).cells != compile_assignment(old).cells
    assert old.read_text().partition("\n---\n")[2] == new.read_text().partition("\n---\n")[2]
    with pytest.raises(CourseError, match="already exists"):
        new_term(course, tmp_path / "spring-2027", "x")


def test_settings_that_lead_to_last_terms_students_are_named(course: Course, tmp_path: Path):
    settings = f"""from pathlib import Path
c = get_config()
c.CourseDirectory.course_id = "regression"
c.CourseDirectory.root = str(Path(__file__).parent)
c.CourseDirectory.db_url = "{course.db}"
"""
    (course.folder / "nbgrader_config.py").write_text(settings)
    made = new_term(Course(course.folder), tmp_path / "spring", "spring")
    assert [line.partition("config.py: ")[2].partition(" is still")[0] for line in made.shared] == [
        "c.CourseDirectory.db_url",
        "c.CourseDirectory.course_id",
    ]
    (course.folder / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(course.folder)!r}\n")
    (line,) = new_term(Course(course.folder), tmp_path / "autumn", "autumn").shared
    assert "c.CourseDirectory.root is still the folder of last term" in line
    with pytest.raises(CourseError, match=r"c\.CourseDirectory\.root is .* which is not this folder"):
        Course(tmp_path / "autumn")


@pytest.mark.parametrize(
    "head",
    [
        "assignment: {title: A, minutes: 5}",
        "assignment: {seed: 3, title: A, minutes: 5}",
        "assignment: {title: A, seed: abc, minutes: 5}",
        "assignment:\n  title: A\n  minutes: 5",
        "assignment:\n  title: A\n  seed: 3\n  minutes: 5",
    ],
)
def test_the_seed_is_set_however_the_front_matter_is_written(course: Course, tmp_path: Path, head: str):
    text = course.texts / f"{NAME}.md"
    before, _, rest = text.read_text().partition("assignment:")
    text.write_text(before + head + "\n---\n" + rest.partition("\n---\n")[2])
    new_term(course, tmp_path / "new", "2027")
    found = read_front_matter(tmp_path / "new" / "assignments" / f"{NAME}.md")
    assert (found.seed, found.title, found.minutes) == ("2027", "A", 5)


QUESTIONS = """# Written by hand.
- id: q-block
  question: |
    Which one?
  options:
  - text: one   # a comment that goes along
    right: true
    feedback: Right.
  - text: >-
      two,
      in two lines
    feedback: |
      A line.

      # and one that is no comment
  - {text: three, feedback: 'no: it is one'}
  - text: "four"
    feedback: wrong
# Before the next.
- {id: q-flow, question: Same, options: [{text: a1, feedback: wrong}, {text: a2, feedback: so, right: true},
    {text: a3, feedback: wrong}, {text: a4, feedback: wrong}], points: 2}
- id: q-letter
  question: Which?
  options:
  - {text: x, feedback: wrong}
  - {text: y, feedback: wrong}
  - {text: A and B, feedback: wrong}
  - {text: z, feedback: wrong, right: true}
- id: q-above
  question: Which?
  options:
  - {text: x, feedback: wrong}
  - {text: y, feedback: wrong}
  - {text: z, feedback: wrong}
  - {text: None of the above., feedback: wrong, right: true}
"""


def options(text: str) -> dict[str, list[dict[str, object]]]:
    return {item["id"]: item["options"] for item in yaml.safe_load(text)}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions" / "asked.yml"
    path.parent.mkdir()
    path.write_text(QUESTIONS)
    return path


def test_options_stand_in_another_order_and_all_else_as_it_was_written(questions: Path):
    before = questions.read_text()
    after, kept = reordered(questions, "2027")
    assert kept == ["q-letter", "q-above"]
    old, new = options(before), options(after)
    for grade_id in ("q-block", "q-flow"):
        assert new[grade_id] != old[grade_id]
        assert sorted(map(str, new[grade_id])) == sorted(map(str, old[grade_id]))
    assert [new[grade_id] for grade_id in kept] == [old[grade_id] for grade_id in kept]
    assert sorted(after.split("\n")[:3]) == sorted(["# Written by hand.", "- id: q-block", after.split("\n")[2]])
    assert after.count("# a comment that goes along") == after.count("# Before the next.") == 1
    assert reordered(questions, "2027")[0] == after
    assert len({reordered(questions, str(seed))[0] for seed in range(20)}) > 10


def test_from_term_to_term_banks_and_sample_class_mean_the_same_options(questions: Path):
    old = {one.grade_id: one for one in read_questions(questions) if isinstance(one, Question)}
    for term in ("2027", "2028", "2029"):
        questions.write_text(reordered(questions, term)[0])
    new = {one.grade_id: one for one in read_questions(questions) if isinstance(one, Question)}
    bank = questions.parent / "asked"
    bank.mkdir()
    for grade_id, question in old.items():
        (bank / f"{grade_id}.yml").write_text("".join(f"'\"{x}\"': {'right' if x == question.key else f'chose {x}'}\n" for x in "ABCD"))
    (bank / "q-block.yml").open("a").write("'\"a\"': not a letter\nNone: no answer\n".replace("None", "'None'"))
    (tried,) = {len(load_bank(bank)), len(load_bank(bank, new))}
    assert tried == 4 * 4 + 2
    for answer in load_bank(bank, new):
        letter = answer.cells[0].strip()[-2]
        if letter in "ABCD":
            assert answer.right is (letter == new[answer.task].key)
            assert answer.diagnosis == (None if answer.right else f"chose {letter}")
    for grade_id, question in new.items():
        for letter, option in zip("ABCD", old[grade_id].options, strict=True):
            here = "ABCD"[question.options.index(option)]
            said = (letter, f"chose {letter}", f'"{letter}"', f"'{letter}'", f'np.str_("{letter}")', f'["{letter}", "x"]')
            assert [from_bank(question, one) for one in said] == [one.replace(letter, here) for one in said]
    for other in ("None", '"a"', '" A"', '"AB"', "not a letter", "no answer", "Answer"):
        assert from_bank(new["q-block"], other) == other


@pytest.mark.parametrize("letters", ["ABC", "AABC", "abcd", 3])
def test_letters_of_banks_are_each_there_once(questions: Path, letters: object):
    questions.write_text(questions.read_text().replace("id: q-flow,", f"id: q-flow, in_banks: {letters},"))
    (problem,) = read_questions(questions)
    assert "names each of the letters ABCD once" in problem.message


def test_the_courses_own_sample_class_is_made_in_the_new_term_with_the_same_scores_in_mind(tmp_path: Path):
    made = new_term(Course(EXERCISES), tmp_path / "spring", "spring")
    assert made.in_order == []
    old, new = (load_sample_class(folder / "sample-class" / "l1.yml") for folder in (EXERCISES, tmp_path / "spring"))
    keys = {name: question.key for name, question in questions_of(tmp_path / "spring" / "assignments" / "l1.md").items()}
    moved = [name for name, question in questions_of(EXERCISES / "assignments" / "l1.md").items() if question.key != keys[name]]
    assert moved, "with this seed at least one key is another letter"
    for before, after in zip(old, new, strict=True):
        assert after.scores == before.scores
        if before.scores == (2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0):
            assert all(repr(keys[name]) in after.cells[name][0] for name in moved)
