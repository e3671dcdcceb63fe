from ensemble.engine.interchange.documents_past import KNOWN, MIGRATIONS, VERSION, to_present


def test_every_older_version_has_its_way_to_the_next() -> None:
    assert (*MIGRATIONS, VERSION) == tuple(range(1, VERSION + 1)) == KNOWN


def test_version_one_said_more_than_was_needed() -> None:
    old = {"tracks": [{"is": "track", "items": [{"is": "creditsroll", "sections": [{"is": 1}]}]}]}
    new = {"tracks": [{"items": [{"is": "creditsroll", "sections": [{}]}]}]}
    assert to_present(old, 1) == new


def test_what_is_wrong_stays_wrong_for_the_reader_to_say() -> None:
    assert to_present({"tracks": [5, {"items": {}}], "captions": None}, 1) == {
        "tracks": [5, {"items": {}}],
        "captions": None,
    }
