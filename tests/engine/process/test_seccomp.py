import struct

import pytest

from ensemble.engine.process import seccomp
from ensemble.engine.process.syscalls import DENIED

ALLOWED, REFUSED, THREAD = 0x7FFF0000, 0x00050001, 0x00010000
AMD, ARM = 0xC000003E, 0xC00000B7


def verdict(machine: str, number: int, architecture: int, *arguments: int) -> int:
    """What the kernel would answer: the filter's few instructions, carried out here."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    call = struct.pack("=IIQ6Q", number, architecture, 0, *padded)
    steps = list(struct.iter_unpack("=HBBI", seccomp.program(machine)))
    held = at = 0
    while True:
        code, when, otherwise, operand = steps[at]
        if code == seccomp.RETURN:
            return int(operand)
        if code == seccomp.LOAD:
            held = struct.unpack_from("=I", call, operand)[0]
            at += 1
            continue
        true = {
            seccomp.EQUAL: held == operand,
            seccomp.AT_LEAST: held >= operand,
            seccomp.ANY_BIT: bool(held & operand),
        }[code]
        at += 1 + (when if true else otherwise)


@pytest.mark.parametrize(("machine", "architecture"), [("x86_64", AMD), ("aarch64", ARM)])
def test_every_denied_call_is_refused(machine: str, architecture: int) -> None:
    for numbers in DENIED:
        number = numbers[seccomp.ARCHITECTURES[machine][0]]
        if number is not None:
            assert verdict(machine, number, architecture) == REFUSED


@pytest.mark.parametrize("number", [0, 1, 9, 59, 257])
def test_reading_writing_mapping_and_starting_go_through(number: int) -> None:
    assert verdict("x86_64", number, AMD) == ALLOWED


def test_threads_may_be_made_and_processes_not() -> None:
    assert verdict("x86_64", 56, AMD, THREAD) == ALLOWED
    assert verdict("x86_64", 56, AMD, 0) == REFUSED
    assert verdict("aarch64", 220, ARM, THREAD) == ALLOWED


def test_limits_may_be_asked_and_not_set() -> None:
    assert verdict("x86_64", 302, AMD, 0, 1, 0) == ALLOWED
    assert verdict("x86_64", 302, AMD, 0, 1, 8) == REFUSED
    assert verdict("x86_64", 302, AMD, 0, 1, 8 << 32) == REFUSED


def test_calls_of_another_machine_kill_and_of_x32_are_refused() -> None:
    assert verdict("x86_64", 0, 0x40000003) == seccomp.KILL
    assert verdict("x86_64", seccomp.X32 | 41, AMD) == REFUSED


def test_no_call_is_listed_twice() -> None:
    for column in (0, 1):
        numbers = [pair[column] for pair in DENIED if pair[column] is not None]
        assert len(numbers) == len(set(numbers))
