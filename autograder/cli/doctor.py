"""`autograder doctor`: say what this machine lacks."""

from __future__ import annotations

import sys

from autograder.cli._common import command, json_option, tell, write_json
from autograder.phrases import phrase


@command
@json_option
def doctor(as_json: bool) -> None:
    """Say what this machine lacks for grading.

    It also says what the machine has, and how to get the rest.
    """
    from autograder.kernels.machine import examine

    findings = examine()
    if as_json:
        write_json(findings)
    else:
        for finding in findings:
            mark = phrase("ok") if finding.good else phrase("MISSING") if finding.needed else phrase("absent")
            tell(phrase("{mark:7}  {name}: {found}", mark=mark, name=finding.name, found=finding.found))
            if not finding.good:
                tell(phrase("         cure: {cure}", cure=finding.cure))
    sys.exit(any(finding.needed and not finding.good for finding in findings))
