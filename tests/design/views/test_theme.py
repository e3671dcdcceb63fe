from django.test import Client


def test_a_theme_is_remembered_and_the_page_comes_back(client: Client) -> None:
    answer = client.post("/design/theme", {"theme": "dark", "next": "/design/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/design/"
    assert 'data-theme="dark">' in client.get("/design/").content.decode().split("<head>")[0]


def test_auto_leaves_it_to_the_reader_s_machine(client: Client) -> None:
    client.post("/design/theme", {"theme": "auto"})
    assert "data-theme" not in client.get("/design/").content.decode().split("<head>")[0]


def test_a_theme_nobody_knows_is_not_kept(client: Client) -> None:
    client.post("/design/theme", {"theme": '"><script>'})
    assert "theme" not in client.cookies


def test_nobody_is_sent_elsewhere(client: Client) -> None:
    answer = client.post("/design/theme", {"theme": "dark", "next": "https://example.org/"})
    assert answer["Location"] == "/"
