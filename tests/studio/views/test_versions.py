"""Versions of a mix: heard blind, and what was chosen."""

from pathlib import Path

from ensemble.people.models import Member
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.keep_version import keep_version
from ensemble.studio.actions.turn import Turn, turn_faders
from ensemble.studio.models import Mix, Submix
from tests.builders.mixes import three_tracks, work_through
from tests.conftest import ClientOf
from tests.statements import statements


def test_a_version_of_more_tracks_than_a_device_plays_comes_with_its_own_sum(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    addresses = [f"/mix-versions/{one.key}/?live=1" for one in (kept(mix, ada), kept(mix, ada))]
    first = [client.get(address).json() for address in addresses]
    assert [one["sum"]["is_made"] for one in first] == [False, False]
    assert first[0]["layers"][0]["reel"] is None
    work_through()
    one, other = (client.get(address).json() for address in addresses)
    for told in (one, other):
        assert told["sum"]["reel"].startswith("/files/submixes/")
        assert told["sum"]["tracks"] == [layer["key"] for layer in told["layers"][1:]]
        assert told["loudness_lufs"] is not None
        assert all(layer["reel"] for layer in told["layers"])
    assert one["sum"]["key"] != other["sum"]["key"]
    assert not {layer["key"] for layer in one["layers"]} & {x["key"] for x in other["layers"]}
    assert Submix.objects.count() == 2
    # The mix as it stands is the second version: its sum is the same one.
    assert client.get(f"/mixes/{mix.key}/submix/?live=1").json()["key"] == other["sum"]["key"]
    all_live = client.get(f"/mix-versions/{mix.versions.get(name='0').key}/?live=3").json()["sum"]
    assert (all_live["tracks"], all_live["reel"], all_live["is_made"]) == ([], None, True)


def test_what_was_chosen_blind_is_said_beside_the_version(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    warm, cold = kept(mix, ada), kept(mix, ada)
    address = f"/mix-versions/{warm.key}/preferences/"
    said, line = {}, "Ada preferred it to “1”, heard blind."
    for _time in range(2):
        said = client.post(address, {"over": cold.key}).json()["said"]
        assert said == {warm.key: [line], cold.key: []}
    assert line in client.get(f"/projects/{mix.project.key}/finish/").content.decode()
    assert client.post(address, {"over": warm.key}).status_code == 409
    assert client.post(address, {"over": "nothing"}).status_code == 404


def test_two_hundred_tracks_of_a_version_cost_no_more_statements_than_three(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    few = kept(mix, ada)
    key = mix.layers.standing()[0].revision.key
    arrange_mix(mix, [Placing(key, at) for at in range(200)], by=ada)
    addresses = [f"/mix-versions/{one.key}/?live=2" for one in (few, kept(mix, ada))]
    for address in addresses:
        client.get(address)
    assert len({statements(client, address) for address in addresses}) == 1


def kept(mix: Mix, by: Member):  # type: ignore[no-untyped-def]
    """Keep a version that differs from the one before."""
    number = mix.versions.count()
    last = mix.layers.standing().last()
    assert last is not None
    turn_faders(mix, [Turn(last.key, "gain_db", -3.0 * number)], gesture=f"{number}", by=by)
    return keep_version(mix, f"{number}", by=by)
