"""`autograder check`: try assignments on banks of answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from autograder.cli._common import command, course_options, harmless, json_option, progress_bars, say, tell, write_json, written
from autograder.cli._language import said
from autograder.errors import CourseError
from autograder.phrases import phrase


@command
@click.argument("names", nargs=-1)
@click.option(
    "--bank", "banks", default="tests/banks", type=click.Path(path_type=Path), show_default=True, help="The answers: BANK/NAME/TASK/*.py."
)
@click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="How many at a time."
)
@click.option("--task", "tasks", multiple=True, help="Only this task or question; may be repeated.")
@click.option("--seed", help="Draw other random numbers in the hidden tests than the assignment does, and another sample.")
@click.option("--mutants", is_flag=True, help="Try wrong answers made from right ones instead; none may earn all points.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Only N answers or mutants of each assignment.")
@click.option("--all-right", is_flag=True, help="With --mutants: of every right answer in the bank, not only of the author's.")
@click.option("--allow-unconfined", is_flag=True, help="Run the bank's answers without confinement.")
@json_option
@course_options
def check(
    names: tuple[str, ...],
    banks: Path,
    workers: int,
    tasks: tuple[str, ...],
    seed: str | None,
    mutants: bool,
    sample: int | None,
    all_right: bool,
    allow_unconfined: bool,
    as_json: bool,
    folder: Path,
    db: str | None,
) -> None:
    """Try assignments on right and wrong answers.

    Each answer in the bank is graded just as a submission is. A right one must get all points; a wrong one must get none, and
    the diagnosis that its file names. With --mutants the wrong answers are generated: right ones are changed in many small ways,
    and each change that costs no points is shown, unless BANK/NAME/equivalent.yml says why it is right.
    """
    from autograder.authoring.cells import questions_of
    from autograder.checking.bank import load_bank
    from autograder.checking.check import check_assignment, compile_text, untried
    from autograder.classroom.course import Course
    from autograder.grading.grader import Grader

    course = Course(folder, db)
    wanted = written(course, names)
    if unknown := set(tasks) - {answer.task for name in wanted if tasks for answer in load_bank(banks / name)}:
        raise CourseError(
            "{banks}: contains no answer to {unknown} of {assignments}; check the name",
            banks=banks,
            unknown=", ".join(sorted(unknown)),
            assignments=", ".join(wanted),
        )
    if all_right and not mutants:
        raise click.UsageError(phrase("--all-right is for --mutants"))
    everything = []
    assignments = {name: compile_text(course.texts / f"{name}.md", seed) for name in wanted}
    with (
        Grader(not allow_unconfined, assignments=assignments.values(), private=course.private()) as grader,
        progress_bars(not as_json) as bars,
    ):
        if mutants:
            from autograder.checking.mutants import check_mutants

            found = (
                check_mutants(assignments[name], banks / name, grader, workers, tasks, seed, sample, all_right, bars) for name in wanted
            )
            reports = []
            for report in found:  # each is shown as soon as it is there
                reports.append(report)
                if not as_json:
                    tell(report.text())
            if as_json:
                write_json([report.plain() for report in reports])
            sys.exit(any(report.survivors for report in reports))
        for name in wanted:
            questions = questions_of(course.texts / f"{name}.md")
            trials = check_assignment(assignments[name], banks / name, grader, workers, tasks, bars, sample, questions)
            everything += trials
    if as_json:
        write_json([trial.plain() for trial in everything])
    else:
        _print_trials(everything)
        for name in wanted:
            if not tasks and (missing := untried(assignments[name], banks / name)):
                say(
                    phrase(
                        "{name}: no answer to {missing} in {path}, so nobody knows whether the test is fair",
                        name=name,
                        missing=", ".join(missing),
                        path=banks / name,
                    ),
                    "yellow",
                )
    sys.exit(not all(trial.well_judged for trial in everything))


def _print_trials(trials: list[Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    headings = phrase("right accepted"), phrase("wrong rejected"), phrase("diagnoses right"), phrase("seconds each")
    table = Table(*map(said, (phrase("assignment"), phrase("task"), *headings)))

    def of(good: Iterable[bool]) -> str:
        return said(phrase("{number} of {all}", number=sum(found := list(good)), all=len(found)))

    groups: dict[tuple[str, str], list[Any]] = {}
    for trial in trials:
        groups.setdefault((trial.answer.assignment, trial.answer.task), []).append(trial)
    for (assignment, task), group in groups.items():
        right = [trial for trial in group if trial.answer.right]
        wrong = [trial for trial in group if not trial.answer.right]
        seconds = sum(trial.seconds for trial in group) / len(group)
        table.add_row(
            assignment,
            task,
            of(trial.well_scored for trial in right),
            of(trial.well_scored for trial in wrong),
            of(trial.well_diagnosed for trial in wrong),
            f"{seconds:.2f}",
        )
    out = Console(highlight=False)
    out.print(table)
    for trial in trials:
        if not trial.well_judged:
            out.print(harmless(said(trial.complaint())), style="red", markup=False, soft_wrap=True)
    named = sum(trial.answer.diagnosis is not None for trial in trials)
    all_wrong = sum(not trial.answer.right for trial in trials)
    bad = sum(not trial.well_judged for trial in trials)
    out.print(
        said(
            phrase(
                "{answers} answers, {bad} misjudged; {named} of {all_wrong} wrong answers have a diagnosis of their own.",
                answers=len(trials),
                bad=bad,
                named=named,
                all_wrong=all_wrong,
            )
        )
    )
