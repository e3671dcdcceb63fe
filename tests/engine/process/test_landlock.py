from ensemble.engine.process import landlock


def test_what_is_handled_grows_with_the_generation_and_holds_every_right_we_give() -> None:
    assert landlock.generation() >= 0
    rights = [landlock.HANDLED[speaks] for speaks in sorted(landlock.HANDLED)]
    assert rights == sorted(rights)
    assert landlock.WRITE & landlock.HANDLED_SINCE_5 == landlock.WRITE


def test_no_links_pipes_sockets_or_devices_may_be_made() -> None:
    symlink, fifo, sock, block, char = 1 << 12, 1 << 10, 1 << 9, 1 << 11, 1 << 6
    assert not landlock.WRITE & (symlink | fifo | sock | block | char)
