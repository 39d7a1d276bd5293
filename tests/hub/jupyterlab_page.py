"""What a student does in JupyterLab, in a browser."""

from __future__ import annotations

from typing import Any

from waiting import until


def write(page: Any, cell: Any, text: str) -> None:
    """Replaces what a cell holds."""
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def restart_and_run_all(page: Any, cells: int) -> None:
    """Runs the open notebook, which has so many code cells, in a fresh kernel to its end."""
    page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()  # what is asked of a kernel that still starts is lost
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("menuitem", name="Clear Outputs of All Cells", exact=True).click()  # so that numbers are of this run
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…", exact=True).click()
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    # The last code cell has its number, which it gets when it ends.
    page.locator(".jp-CodeCell .jp-InputPrompt", has_text=f"[{cells}]:").wait_for(timeout=300_000)
    until(page, "![...document.querySelectorAll('.jp-InputPrompt')].some((prompt) => prompt.textContent.includes('*'))")


def validate(page: Any) -> str:
    """What nbgrader's Validate button says of the open notebook."""
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog", has_text="Validation Results")
    dialog.wait_for(timeout=300_000)
    said = dialog.inner_text()
    dialog.locator("button.jp-mod-accept").click()
    return str(said)
