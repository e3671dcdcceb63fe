from ensemble.engine.process import sandbox_warm


def test_what_tied_programs_import_is_kept_compiled() -> None:
    sandbox_warm.warm()
    assert all(sandbox_warm.is_kept(name) for name in sandbox_warm.ROOTS)


def test_a_module_that_is_not_there_is_not_kept() -> None:
    assert not sandbox_warm.is_kept("ensemble.engine.nowhere")
