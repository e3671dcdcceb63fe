"""A kit's project beside the format's own schemas: python -m bench.dawproject FOLDER

FOLDER holds `Project.xsd` and `MetaData.xsd` of https://github.com/bitwig/dawproject; `xmlschema`
has to be installed. The schemas aren't ours, so they aren't here.
"""

import importlib
import sys
import zipfile
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.kit.dawproject import Lane, write_dawproject
from ensemble.engine.kit.measures import Measure


def main(schemas: Path) -> int:
    try:
        xmlschema = importlib.import_module("xmlschema")
    except ImportError:
        print("xmlschema is not installed; nothing was compared.")
        return 1
    with TemporaryDirectory() as place, zipfile.ZipFile(_project(Path(place))) as file:
        for document, schema in (("project", "Project"), ("metadata", "MetaData")):
            rules = xmlschema.XMLSchema(str(schemas / f"{schema}.xsd"))
            faults = [
                str(fault.reason)
                for fault in rules.iter_errors(BytesIO(file.read(f"{document}.xml")))
            ]
            print(f"faults of {document}.xml: {len(faults)}; goal 0", *faults, sep="\n  ")
    return 0


def _project(folder: Path) -> Path:
    """With everything that is ever written."""
    path, sounds = folder / "a.dawproject", (folder / "a.wav", folder / "b.wav")
    for sound in sounds:
        sound.write_bytes(b"")
    lanes = [Lane("Bass", sounds[0]), Lane("Click", sounds[1], muted=True)]
    facts = dict.fromkeys(("Title", "Artist", "Copyright", "Website", "Comment"), "x")
    measure, markers = Measure(Fraction(93), 6, 8, "Am"), [(Fraction(1), "Chorus")]
    write_dawproject(
        path, lanes, measure=measure, seconds=Fraction(9), facts=facts, markers=markers
    )
    return path


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
