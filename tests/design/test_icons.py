import re
from xml.etree import ElementTree

from ensemble.design.assets import PACKAGES, ROOT
from ensemble.design.icons import ICONS, sprite


def test_the_sprite_holds_every_icon() -> None:
    drawn = ElementTree.fromstring(sprite(ROOT / "node_modules/lucide-static/icons"))
    assert {symbol.get("id") for symbol in drawn} == set(ICONS)
    assert all(len(symbol) for symbol in drawn)


def test_every_icon_that_a_template_asks_for_is_picked() -> None:
    asked = {
        name
        for page in PACKAGES.glob("*/templates/**/*.html")
        for name in re.findall(r'icon(?:_name)?(?:\(|=)"([\w-]+)"', page.read_text())
    }
    assert "play" in asked
    assert asked <= set(ICONS)
