"""`autograder doctor`: say what this machine lacks."""

from __future__ import annotations

import sys

from autograder.cli._common import command, json_option, tell, write_json
from autograder.cli._language import said


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
            mark = "ok" if finding.good else "MISSING" if finding.needed else "absent"
            tell(
                f"{said(mark):7}  {said(finding.name)}: {said(finding.found)}"
                + ("" if finding.good else f"\n         cure: {finding.cure}")
            )
    sys.exit(any(finding.needed and not finding.good for finding in findings))
