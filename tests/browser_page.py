"""A page of ours in Debian's chromium, as tests read and use it."""

import shutil
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SIZE = {"width": 1280, "height": 800}
SCHOOL, GROUP = "翠桐小学", "翠桐教育集团"
PLANNED = "锦华路小学"
"""拟吸收在建的锦华路小学入团: a plan in the samples."""


def watch(page: Any, own: tuple[str, ...]) -> list[str]:
    """All that a page logs, opens a dialog for, or asks of an address that does not begin with one of its own."""
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("request", lambda sent: None if sent.url.startswith(own) else troubles.append(sent.url))
    return troubles


class Reader:
    """A page in a browser, with all that it logged or asked any network for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.troubles = watch(page, ("file:", "data:", "blob:"))
        page.set_default_timeout(20_000)

    def open(self, file: Path, fragment: str = "") -> "Reader":
        self.page.goto(f"{file.as_uri()}#{fragment}")
        self.page.wait_for_selector("body[data-ready]")
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the browser has drawn twice."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def find(self, script: str, *values: Any) -> Any:
        return self.page.evaluate(f"([{', '.join('abc'[: len(values)])}]) => {script}", list(values))

    def number(self, name: str) -> int:
        """The number of the entity of that label."""
        return int(self.find("JSON.parse(document.getElementById('graph').textContent).nodes.label.indexOf(a)", name))

    def labels(self) -> set[str]:
        """The labels of the entities in the picture."""
        names = self.find("JSON.parse(document.getElementById('graph').textContent).nodes.label")
        return {names[node] for node in self.find("edukg.shown.nodes")}

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def click_node(self, name: str) -> None:
        x, y = self.find("edukg.screenPlace(a)", self.number(name))
        self.page.mouse.click(*self.on_screen(x, y))
        self.settle()

    def on_screen(self, x: float, y: float) -> tuple[float, float]:
        box = self.page.locator("#canvas").bounding_box()
        return box["x"] + x, box["y"] + y

    def rows(self) -> list[list[str]]:
        """The cells of the table."""
        return self.find(
            "[...document.querySelectorAll('#table tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))"
        )  # type: ignore[no-any-return]

    def show_table(self) -> None:
        self.page.get_by_role("group", name="显示方式").get_by_role("button", name="表", exact=True).click()
