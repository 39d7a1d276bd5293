"""Parts that texts share stand in the kit; whatever is wrong in one is named with its own file and line."""

from pathlib import Path

import pytest
from test_authoring import TEXT, cell, line_of

from autograder.authoring.cells import questions_of
from autograder.authoring.compiler import compile_assignment, translatable
from autograder.authoring.errors import AuthoringError
from autograder.authoring.translation import messages

IMPORTS = TEXT[TEXT.index("```{code-cell} ipython3\n:nbgrader: {grade_id: imports}") :].split("```\n")[0] + "```\n"
PLACE = "```{include} imports.md\n```\n"
WITH_PART = TEXT.replace(IMPORTS, PLACE).replace("minutes: 15", "minutes: 15\n  kit: shared")


def write(folder: Path, text: str = WITH_PART, **parts: str) -> Path:
    for name in ("texts", "shared"):
        (folder / name).mkdir(exist_ok=True)
    for name, part in {"imports": IMPORTS, **parts}.items():
        (folder / "shared" / f"{name}.md").write_text(part, encoding="utf-8")
    path = folder / "texts" / "averages.md"
    path.write_text(text, encoding="utf-8")
    return path


def complaints(path: Path) -> list[tuple[str, int, str]]:
    """File, line and sentence of each."""
    with pytest.raises(AuthoringError) as caught:
        compile_assignment(path)
    said = [line.split(":", 2) for line in str(caught.value).split("\n")]
    return [(str(Path(file).relative_to(path.parents[1])), int(line), message.strip()) for file, line, message in said]


def test_a_part_is_compiled_as_if_it_stood_there(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    whole = write(tmp_path / "whole", TEXT)
    text = write(tmp_path)
    assert compile_assignment(text).cells == compile_assignment(whole).cells
    assert compile_assignment(text, 7).cells == compile_assignment(whole, 7).cells
    assert translatable(text) == translatable(whole)


def test_items_of_a_list_go_on_in_the_text(tmp_path: Path) -> None:
    place = "```{include} rules.md\n```\n- One more.\n"
    text = write(tmp_path, WITH_PART.replace(PLACE, f"{place}\n{PLACE}"), rules="\ufeffRules\n\n- The first.\n- The second.\n\n")
    assert compile_assignment(text).cells[0].source.endswith("Rules\n\n- The first.\n- The second.\n- One more.")


def test_a_part_may_be_the_last_of_a_text_and_name_its_questions(tmp_path: Path) -> None:
    text = write(tmp_path, WITH_PART + "\n```{include} end.md\n```", end="## Questions\n\n```{questions}\n```\n")
    (tmp_path / "questions").mkdir()
    options = "".join(
        f"    - {{text: {word}, feedback: {word}{', right: true' * (word == 'two')}}}\n" for word in ("one", "two", "three", "four")
    )
    (tmp_path / "questions/averages.yml").write_text(f"- id: q-many\n  question: How many?\n  options:\n{options}", encoding="utf-8")
    assert list(questions_of(text)) == ["q-many"]
    assert cell(compile_assignment(text), "q-many-test").metadata.nbgrader.points == 1


@pytest.mark.parametrize(
    ("part", "line", "said"),
    [
        (IMPORTS.replace("import numpy as np", "import numpy as"), 4, "not valid Python"),
        (IMPORTS.replace("{grade_id: imports}", "{grade_id: im ports}"), 1, "use letters, digits, - and _"),
        (IMPORTS.replace("import numpy as np", "import autograder"), 4, "do not have autograder"),
        (IMPORTS.replace(":nbgrader: {", ":nbgrader: {{"), 2, "metadata of this cell"),
        (IMPORTS.replace("```\n", "").replace("```{", "# Title\n\n```{"), 3, "is not closed"),
        (IMPORTS.replace("{code-cell}", "{code_cell}"), 1, "did you mean {code-cell}?"),
    ],
)
def test_a_mistake_in_a_part_is_named_where_it_is(tmp_path: Path, part: str, line: int, said: str) -> None:
    assert IMPORTS.split("\n")[3] == "import numpy as np"
    found = complaints(write(tmp_path, imports=part))
    assert [(file, at) for file, at, message in found if said in message] == [("shared/imports.md", line)], found


def test_a_mistake_below_a_part_has_the_line_that_its_author_sees(tmp_path: Path) -> None:
    text = WITH_PART.replace("right = (values", "right = = (values")
    assert complaints(write(tmp_path, text))[0][:2] == ("texts/averages.md", line_of(text, "right = = (values"))


def test_a_mistake_that_two_places_make_names_both(tmp_path: Path) -> None:
    text = WITH_PART.replace("grade_id: weighted-mean,", "grade_id: imports,")
    where = line_of(text, "```{code-cell} ipython3\n:nbgrader: {grade_id: imports,")
    (said,) = [one for one in complaints(write(tmp_path, text)) if "twice" in one[2]]
    first = tmp_path / "shared/imports.md"
    assert said == ("texts/averages.md", where, f"rename one of two cells: grade_id imports occurs twice, first at line 1 of {first}")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{include} imports.md", "{include} import.md", "import.md: there is no such file in shared/"),
        ("{include} imports.md", "{include} ../texts/averages.md", "write the name of a file in shared/"),
        ("{include} imports.md", "{include} judging.py", "write the name of a file in shared/ that ends with .md"),
        ("{include} imports.md", "{inclde} imports.md", "did you mean {include}?"),
        (PLACE, "```{include}\nimports.md\n```\n", "write ```{include} NAME.md, and ``` alone in the next line"),
        (PLACE, "- A list\n\n  ```{include} imports.md\n  ```\n", "both unindented"),
    ],
)
def test_a_part_that_is_not_to_be_had_is_named_where_the_text_asks_for_it(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = WITH_PART.replace(old, new)
    (found,) = [one for one in complaints(write(tmp_path, text)) if said in one[2]]
    assert found[:2] == ("texts/averages.md", line_of(text, "```{incl"))


def test_a_text_without_a_kit_is_told_to_name_one(tmp_path: Path) -> None:
    text = TEXT.replace(IMPORTS, PLACE)
    assert complaints(write(tmp_path, text)) == [
        (
            "texts/averages.md",
            line_of(text, PLACE),
            "imports.md: a part stands in the folder of the course's kit; name that folder in the head of this text, such as kit: kit",
        )
    ]


def test_a_part_in_another_encoding_or_with_parts_of_its_own_is_named(tmp_path: Path) -> None:
    text = write(tmp_path, imports=f"{IMPORTS}\n{PLACE}")
    assert "includes another" in complaints(text)[0][2]
    (tmp_path / "shared/imports.md").write_bytes("é".encode("latin-1"))
    assert "not UTF-8" in complaints(text)[0][2]


def test_what_a_part_says_is_translated_in_the_catalog_of_the_text(tmp_path: Path) -> None:
    text = write(tmp_path, WITH_PART.replace(PLACE, f"```{{include}} rules.md\n```\n\n{PLACE}"), rules="Rules are rules.")
    assert [one.english for one in messages("markdown", "Rules are rules.", "")] == ["Rules are rules."]
    assert "Rules are rules." in [one.english for one in translatable(text)]
