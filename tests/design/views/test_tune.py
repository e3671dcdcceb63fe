from django.test import Client


def test_a_tune_is_sent_whole_or_in_part(client: Client) -> None:
    whole = client.get("/design/tunes/riff.wav").content
    part = client.get("/design/tunes/riff.wav", headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == whole[10:20]
    assert part["Content-Range"] == f"bytes 10-19/{len(whole)}"


def test_other_tunes_are_not_known(client: Client) -> None:
    assert client.get("/design/tunes/other.wav").status_code == 404
