"""`autograder release`: make the students' notebooks."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli._common import command, course_options, json_option, tell, write_json
from autograder.phrases import verbatim


@command
@click.argument("names", nargs=-1)
@click.option("--site", "sites", multiple=True, type=click.Path(path_type=Path), help="A built site to search for leaks.")
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="Another language, in addition to the course's own: es, pt-BR."
)
@json_option
@course_options
def release(
    names: tuple[str, ...], sites: tuple[Path, ...], languages: tuple[str, ...], as_json: bool, folder: Path, db: str | None
) -> None:
    """Make the students' notebooks, free of leaks.

    They are put into release/NAME/, and the assignments are entered into the gradebook. Texts are compiled first. The command
    stops with an error if a solution, a hidden test or an answer can be found in what is released, or in a built site that
    --site names.

    With --language, and for each language that an assignment was released in before, they are put into release-CODE/NAME/ as
    well, translated with locales/CODE/LC_MESSAGES/NAME.po; all are graded alike.
    """
    from autograder.authoring.compiler import author as compile_text
    from autograder.classroom.course import Course
    from autograder.classroom.lock import locked
    from autograder.classroom.release import release as release_names
    from autograder.errors import CourseError

    course = Course(folder, db)
    wanted = list(names or course.written() or course.names())
    with locked(course.folder):
        for name in wanted:
            if (text := course.texts / f"{name}.md").is_file():
                for language in dict.fromkeys([*course.languages(name), *languages]):
                    compile_text(text, course.edition(language)[0], course.spoken(name, language))
            for language in {*languages}.difference(course.languages(name)):
                raise CourseError(
                    "{text}: no such text, so {name} cannot be translated; leave --language {language} out for it, or write one",
                    text=text,
                    name=name,
                    language=language,
                )
        paths = release_names(course.folder, wanted, sites, db=db)
    if as_json:
        write_json([{"assignment": path.name, "folder": path} for path in paths])
        return
    for path in paths:
        tell(verbatim(path))
