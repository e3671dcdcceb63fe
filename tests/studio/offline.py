"""The browser's mixer without speakers: the same worklet renders a mix in one go, for comparing."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ensemble.design import assets
from tests import live
from tests.browser import new_profile

Sound = NDArray[np.float64]
LATENCY = 344
RENDER = """async ({worklet, tracks, whole, samples, reels}) => {
  const decoder = new OfflineAudioContext(1, 1, 48000);
  const stretches = [];
  for (const source of reels) {
    const bytes = await (await fetch(`/reels/${source}.reel`)).arrayBuffer();
    const begin = 8 + new DataView(bytes).getUint32(4, true);
    const facts = JSON.parse(new TextDecoder().decode(bytes.slice(8, begin)));
    for (const [number, end] of facts.ends.entries()) {
      const part = bytes.slice(begin + (facts.ends[number - 1] ?? 0), begin + end);
      const sound = await decoder.decodeAudioData(part);
      const channels = [];
      for (let at = 0; at < sound.numberOfChannels; at++)
        channels.push(sound.getChannelData(at).slice());
      stretches.push({source, number, channels, louder: 2 ** facts.doublings});
    }
  }
  const context = new OfflineAudioContext(2, samples, 48000);
  await context.audioWorklet.addModule(worklet);
  const node = new AudioWorkletNode(context, "studio-mixer", {numberOfInputs: 0,
    outputChannelCount: [2], processorOptions: {tracks, whole, stretches, play: 0}});
  node.connect(context.destination);
  const made = await context.startRendering();
  const text = (at) => {
    const bytes = new Uint8Array(made.getChannelData(at).buffer);
    let words = "";
    for (let from = 0; from < bytes.length; from += 32768)
      words += String.fromCharCode(...bytes.subarray(from, from + 32768));
    return btoa(words);
  };
  return [text(0), text(1)];
}"""


def rendered(
    browser: Browser,
    reels: Path,
    tracks: Sequence[Mapping[str, Any]],
    *,
    samples: int,
    gain_db: float,
    limits: bool,
) -> Sound:
    """Return what the browser makes of reels (`NAME.reel` in a folder), of shape (samples, 2)."""
    late = LATENCY if limits else 0
    wanted = {
        "worklet": "/built/" + assets.names()["studio/islands/workers/mixer.js"],
        "tracks": list(tracks),
        "whole": {"gainDb": gain_db, "limits": limits, "level": 1},
        "samples": samples + late,
        "reels": sorted({str(track["source"]) for track in tracks}),
    }
    with served(reels) as address, new_profile(browser) as context:
        page = context.new_page()
        page.goto(address)
        sides = page.evaluate(RENDER, wanted)
    both = [np.frombuffer(base64.b64decode(side), "<f4") for side in sides]
    return np.stack(both, axis=1)[late:].astype(np.float64)


@contextmanager
def served(reels: Path) -> Iterator[str]:
    """Serve a page, what browsers load, and the reels of a folder."""

    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse("<title>Offline</title>")

    folders = [Mount("/built", StaticFiles(directory=assets.BUILT))]
    folders.append(Mount("/reels", StaticFiles(directory=reels)))
    with live.in_a_thread(Starlette(routes=[Route("/", page), *folders])) as address:
        yield address


def track(source: str, samples: int, **faders: Any) -> dict[str, Any]:
    """A track as the browser knows it; every fader at rest but those that are said."""
    rest = dict.fromkeys(
        (
            *("offset_samples", "gain_db", "pan", "fade_in_samples", "fade_out_samples"),
            *("trim_start_samples", "trim_end_samples"),
        ),
        0,
    )
    facts = {"key": source, "source": source, "samples": samples, "heard": True}
    return facts | rest | {"is_muted": False} | faders


def residual_db(one: Sound, other: Sound) -> float:
    """How loud the difference of two sounds is at its loudest sample, in dBFS."""
    assert one.shape == other.shape
    return float(20 * np.log10(np.abs(one - other).max() + 1e-12))
