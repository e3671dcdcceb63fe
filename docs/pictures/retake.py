"""Take the README's picture again, from a place that runs with its demo.

script/server --port 8123                                        # until the demo is complete
.venv/bin/python -m docs.pictures.retake http://localhost:8123
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from tests.browser import open_browser

FOLDER = Path(__file__).parent
VIEW = {"width": 1280, "height": 1000}


def main(address: str) -> None:
    with open_browser() as browser, browser.new_context(viewport=VIEW) as context:
        page = context.new_page()
        page.goto(address)
        door = page.locator("a[href*='/finished/']").first.get_attribute("href")
        page.goto(f"{address}{door}")
        page.wait_for_load_state("networkidle")
        taken = Image.open(BytesIO(page.screenshot()))
        taken.save(FOLDER / "finished.webp", quality=82, method=6)


if __name__ == "__main__":
    main(sys.argv[1])
