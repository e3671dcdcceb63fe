from ensemble.engine.interchange.one_line import one_line, printable


def test_no_name_becomes_another_line() -> None:
    assert one_line(" Ada\nLicence:\u2028 mine \0") == "Ada Licence: mine"


def test_what_xml_cannot_hold_is_a_space() -> None:
    assert printable("a\x1bb\ud800c") == "a b c"
