"""The mixer's page without a script."""

import re
from pathlib import Path

from ensemble.people.models import Member
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.turn import Turn, turn_faders
from tests.builders.production import song
from tests.conftest import ClientOf


def test_a_form_turns_what_was_touched_and_leaves_the_rest_to_others(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    project = song(ada, tmp_path, ben)
    mix = open_mix(project, by=ada)
    client = client_of(ada)
    page = client.get(f"/projects/{project.key}/finish/").content.decode()
    boxes = dict(re.findall(r'<input [^>]*?name="([^"]+)" value="([^"]*)"', page))
    boxes |= {name: value for value, name in re.findall(r'value="([^"]*)" name="([^"]+)"', page)}
    layer = mix.layers.get()
    # Somebody else turns a fader while the page is open.
    turn_faders(mix, [Turn(layer.key, "pan", 0.5)], gesture="b", by=ada)
    told = {name: value for name, value in boxes.items() if "layers-" in name}
    told |= {"layers-0-layer": layer.key, "layers-0-gain": "-6", "layers-0-fade_in": "0.25"}
    told |= {"layers-0-pan": "0.0", "layers-0-offset": "0"}
    for name in ("fade_out", "trim_start", "trim_end"):
        told |= {f"layers-0-{name}": "0"}
    answer = client.post(f"/projects/{project.key}/finish/mix/", {**told, "loudness": "-23"})
    assert answer.status_code == 302
    layer.refresh_from_db()
    mix.refresh_from_db()
    assert (layer.gain_db, layer.pan, layer.fade_in_samples) == (-6.0, 0.5, 12_000)
    assert mix.target_lufs == -23.0
    wrong = client.post(f"/projects/{project.key}/finish/mix/", told | {"layers-0-gain": "99"})
    assert wrong.status_code == 422
    # What the page said when it was opened is still known after it was sent back.
    shown = wrong.content.decode()
    assert f'value="{told["layers-0-was"]}"' in shown
    assert 'value="99"' in shown
