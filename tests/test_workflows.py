"""The workflows run what was looked at, may do what they need, and publish without running anything of the project."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / ".github/workflows"
FILES = sorted(FOLDER.glob("*.y*ml"))
JOBS = {f"{path.stem}: {name}": job for path in FILES for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items()}
jobs = pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)


def actions(job, name=""):
    return [step for step in job["steps"] if step.get("uses", "").startswith(f"{name}@" if name else "")]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_action_is_named_by_its_commit_and_says_its_version(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\buses:", line)]
    assert lines
    for line in lines:
        assert re.search(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_workflow_gives_nothing_to_all_its_jobs_and_runs_no_strangers_code_with_rights(path):
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told["permissions"] == {}
    when = told[True]  # `on` is a truth value in YAML 1.1
    assert "pull_request_target" not in when
    assert "workflow_run" not in when


@jobs
def test_each_job_names_its_rights_and_its_time(job):
    assert "permissions" in job
    assert job["timeout-minutes"] <= 90


@jobs
def test_a_job_that_may_write_runs_nothing_of_the_project_and_a_job_that_does_may_only_read(job):
    writes = [right for right, degree in job["permissions"].items() if degree != "read"]
    checked_out = bool(actions(job, "actions/checkout"))
    assert not (writes and checked_out)
    assert "contents" not in writes or writes == ["contents"]
    if not checked_out:
        assert not any(re.search(r"\b(make|python|pip|npm)\b", step.get("run", "")) for step in job["steps"])


@jobs
def test_no_credentials_stay_in_what_was_checked_out(job):
    for step in actions(job, "actions/checkout"):
        assert step["with"]["persist-credentials"] is False


@jobs
def test_no_text_from_outside_is_put_into_a_command(job):
    assert not any("${{" in step.get("run", "") for step in job["steps"])


def test_each_night_banks_and_mutants_meet_ten_other_seeds_and_the_banks_the_oldest_python():
    for command in ("banks", "mutants"):
        job = JOBS[f"nightly: {command}"]
        assert len(set(job["strategy"]["matrix"]["seed"]) - {""}) >= 10
        assert "" in job["strategy"]["matrix"]["seed"]
        assert job["env"]["SEED"] == "${{ matrix.seed }}"
        assert job["steps"][-1]["run"] == f"make {command}"
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (FOLDER.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))[1]
    assert oldest in {one["python"] for one in JOBS["nightly: banks"]["strategy"]["matrix"]["include"]}
    assert actions(JOBS["nightly: banks"], "actions/setup-python")[0]["with"]["python-version"] == "${{ matrix.python }}"
