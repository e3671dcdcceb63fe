"""The drawing pad is small."""

from tests.design.test_assets import KILOBYTE, weight


def test_drawing_costs_at_most_20_kilobytes_of_script_beside_what_every_page_loads() -> None:
    assert weight("start.js", "studio/islands/pad.js") - weight("start.js") <= 20 * KILOBYTE
