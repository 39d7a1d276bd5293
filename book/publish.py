"""Say where the course is published: `python book/publish.py`, or `make publish-settings`.

Asks for the repository, the address of the site and a mail address for feedback, proposes what the repository's remote says, and
writes the three lines of _config.yml. `--proposed` takes the proposals without asking; `--hint` only says what is not set yet.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CONFIG = Path(__file__).resolve().parents[1] / "_config.yml"
HINT = (
    "Not set: where the course is published. Two settings add launch buttons, feedback links, sitemap and canonical addresses: "
    "make publish-settings"
)


@dataclass(frozen=True)
class Setting:
    """One line of _config.yml: its section ("" for any), its key, what is asked, and what an answer looks like."""

    section: str
    key: str
    question: str
    form: str


SETTINGS = (
    Setting("repository", "url", "Repository with the folder notebooks/", r"https?://[^/\s]+/\S+/\S+"),
    Setting("html", "baseurl", "Address of the site", r"https?://[^/\s]+\S*"),
    Setting("", "course_feedback", "Mail address for feedback (empty: issues in the repository)", r"[^@\s]+@[^@\s]+\.[^@\s]+"),
)


def line_of(setting: Setting) -> re.Pattern[str]:
    """The line of a setting: what is before its value, the value, what is after it."""
    before = rf"^{setting.section}:\n(?:[ #].*\n)*?" if setting.section else r"^"
    return re.compile(rf'({before} +{setting.key}: )"?([^"\s#]*)"?(.*)$', re.M)


def value(config: str, setting: Setting) -> str:
    """What a setting says. Raises ValueError when _config.yml has no such line."""
    found = line_of(setting).search(config)
    if not found:
        raise ValueError(f"_config.yml has no line {f'{setting.section}: ' if setting.section else ''}{setting.key}: any more.")
    return found[2]


def with_value(config: str, setting: Setting, new: str) -> str:
    return line_of(setting).sub(lambda found: f'{found[1]}"{new}"{found[3]}', config, count=1)


def proposals(remote: str) -> dict[str, str]:
    """Repository and site from the address of a git remote; of the site only what GitHub and GitLab pages make of it."""
    found = re.fullmatch(r"(?:https?://(?:[^@/]+@)?|ssh://(?:[^@/]+@)?|[^@/]+@)([^/:]+)(?::\d+)?[:/](.+?)(?:\.git)?/?", remote.strip())
    if not found:
        return {}
    host, path = found[1], found[2]
    owner, _slash, name = path.rpartition("/")
    pages = {"github.com": "github.io", "gitlab.com": "gitlab.io"}.get(host)
    site = f"https://{owner.split('/')[0].lower()}.{pages}/{name}/" if pages and owner else ""
    return {"url": f"https://{host}/{path}", **({"baseurl": site} if site else {})}


def remote() -> str:
    """The address of the remote named origin, or ""."""
    run = subprocess.run(["git", "remote", "get-url", "origin"], cwd=CONFIG.parent, capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else ""


def ask(setting: Setting, proposed: str) -> str:
    while True:
        answer = input(f"{setting.question} [{proposed}]: ").strip() or proposed
        if not answer or re.fullmatch(setting.form, answer):
            return answer
        print(f"{answer!r} is not of the form {setting.form}")


def main(arguments: list[str]) -> int:
    config = CONFIG.read_text(encoding="utf-8")
    if "--hint" in arguments:
        if not all(value(config, setting) for setting in SETTINGS[:2]):
            print(HINT)
        return 0
    known = proposals(remote())
    for setting in SETTINGS:
        proposed = value(config, setting) or known.get(setting.key, "")
        try:
            answer = proposed if "--proposed" in arguments else ask(setting, proposed)
        except EOFError:
            print("\nNothing is changed. Without a terminal: python book/publish.py --proposed", file=sys.stderr)
            return 1
        config = with_value(config, setting, answer)
    CONFIG.write_text(config, encoding="utf-8")
    for setting in SETTINGS:
        print(f"{setting.key}: {value(config, setting) or 'not set'}")
    print("Written to _config.yml. Build again: make site")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
