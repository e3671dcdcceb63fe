"""How a film's numbers become the colors that every screen shows."""

from ensemble.engine.ingest.probe import UNTOLD, Probe

LARGE = 576


def in_bt709(transfer: str) -> str:
    """The filters for the high dynamic range of a phone's film, whose curve `transfer` names."""
    linear = f"zscale=tin={transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203"
    return f"{linear},format=gbrpf32le,zscale=p=bt709,tonemap=mobius,zscale=t=bt709:m=bt709:r=tv"


def guessed_matrix(probe: Probe) -> str:
    """For a film that doesn't say, what players guess by its size; nothing for one that does."""
    if probe.matrix != UNTOLD:
        return ""
    return "bt709" if min(probe.width or 0, probe.height or 0) >= LARGE else "bt601"
