"""Where the CPU time of a submission goes: the code itself, or this grader.

    python benchmarks/parts.py l1 elastic-net            a table for these, 8 submissions each; nothing else should run meanwhile
    python benchmarks/parts.py l1 --class-size 48

The classes are those of `make benchmark`. A row has the seconds of CPU time that a submission takes on average:

process    the student's process: the student's code, the halves of the tests that call it, IPython and the walls
exec       for comparison: the same cells, both halves of the tests in them, by plain `exec` in a fork of a warm process
judging    the judges' processes
grading    reading and rebuilding the notebook, talking with both processes, putting together what was found
writing    gradebook and graded notebook, by the one thread that writes
forks      the rest of what the machine's processors did: forks, their supervisors, taking processes down
ours       the share of all that is not `exec`, or none of the student's process
"""

from __future__ import annotations

import argparse
import functools
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grading

from autograder.classroom import engine
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook
from autograder.grading.grader import Grader
from autograder.kernels.confine import Limits

COLUMNS = ("process", "exec", "judging", "grading", "writing", "forks")


class Quiet:
    """Nobody watches."""

    def start(self, *_: object) -> None: ...

    def done(self, *_: object) -> None: ...


class CountingGrader(Grader):
    """Keeps what its judges' processes have used."""

    judged = 0.0

    def _new_judges(self):  # type: ignore[no-untyped-def]
        judges = super()._new_judges()
        fork = judges.template.fork

        def counted(limits: Limits):  # type: ignore[no-untyped-def]
            kernel = fork(limits)
            leave = kernel.close

            def close() -> None:
                leave()
                self.judged += float((kernel.ended or {}).get("cpu", 0.0))

            kernel.close = close
            return kernel

        judges.template.fork = counted
        return judges


def parts(folder: Path, name: str, size: int) -> dict[str, float]:
    """Seconds of CPU time a submission, by column."""
    course = Course(grading.make_course(folder, name, size))
    assignment = course.assignment(name)
    with (
        CountingGrader(assignments=[assignment], private=course.private()) as grader,
        ThreadPoolExecutor(1) as pool,
        Gradebook(course) as gradebook,
    ):
        grader.wait()
        machine, process, writer = grading._machines_cpu(), time.process_time(), time.thread_time()
        submit = functools.partial(pool.submit, grader.grade)
        engine.grade(course, [name], lambda: (submit, 1), gradebook, Limits(), Quiet())
        writer, process = time.thread_time() - writer, time.process_time() - process
        results = [record.result for record in gradebook.records(name).values() if record.result]
    used = {"machine": grading._machines_cpu() - machine, "students": sum(result.cpu_seconds for result in results)}
    plainly = grading.floor(course.folder, name, 1)[0].more["CPU of the forks"]
    return {
        "process": used["students"] / size,
        "exec": plainly / size,
        "judging": grader.judged / size,
        "grading": (process - writer) / size,
        "writing": writer / size,
        "forks": (used["machine"] - used["students"] - grader.judged - process) / size,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="+", metavar="NAME")
    parser.add_argument("--class-size", type=int, default=8)
    options = parser.parse_args()
    rows = []
    for name in options.names:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            rows.append((name, parts(Path(folder), name, options.class_size)))
    print(f"\n| | {' | '.join(COLUMNS)} | ours |\n| --- |{' --- |' * (len(COLUMNS) + 1)}")
    for name, row in rows:
        beside = sum(row[column] for column in COLUMNS[2:])
        ours = (beside + max(row["process"] - row["exec"], 0.0)) / (row["process"] + beside)
        print(f"| `{name}` | {' | '.join(f'{row[column]:.3f}' for column in COLUMNS)} | {ours:.0%} |")


if __name__ == "__main__":
    main()
