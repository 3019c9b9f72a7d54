"""Takes the pictures in docs/ anew: python benchmarks/take_pictures.py OUT, where OUT is a build of samples/.

Needs chromium and the extra packages for development (pip install -e '.[dev]').
"""

import base64
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
CHOOSE = "(name) => edukg.change({ node: JSON.parse(document.getElementById('graph').textContent).nodes.label.indexOf(name) })"
SENTENCE = "() => document.querySelector('#card .quoteopen').click()"
VIEWS = ("groups", "awards", "people", "programmes", "changes", "figures", "all")


def take_picture(page: Page, address: str, file: Path, entity: str = "", *, sentence: bool = False) -> None:
    """One picture of the page at an address, with an entity's card open, or that of its first sentence."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    if entity:
        page.evaluate(CHOOSE, entity)
    if sentence:
        page.evaluate(SENTENCE)
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 88})
    file.write_bytes(base64.b64decode(shot["data"]))
    print(file.name, file.stat().st_size // 1024, "KB")


def take_pictures(page_file: Path, folder: Path) -> None:
    """Every view, a card, a sentence in the dark, the table, and a phone."""
    address = page_file.absolute().as_uri()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=WIDE)
        for view in VIEWS:
            take_picture(page, f"{address}#view={view}", folder / f"{view}.webp")
        take_picture(page, f"{address}#view=groups", folder / "card.webp", "翠桐教育集团")
        take_picture(page, f"{address}#view=groups&theme=dark", folder / "sentence.webp", "翠桐教育集团", sentence=True)
        take_picture(page, f"{address}#view=groups&mode=table&lang=en", folder / "table.webp")
        page.set_viewport_size(PHONE)
        take_picture(page, f"{address}#view=groups", folder / "phone.webp", "翠桐教育集团")
        browser.close()


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]) / "graph.html", Path(__file__).parents[1] / "docs")
