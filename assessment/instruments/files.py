"""The instruments that ship with the code, read from their folder of YAML files."""

from functools import cache
from pathlib import Path

import scoring
from scoring import Instrument, InstrumentFault, InstrumentFaults, parse_instrument

FOLDER = Path(scoring.__file__).parent / "instruments"


def read_folder(folder: Path) -> dict[str, str]:
    """The YAML texts of a folder by file name. Raises `InstrumentFaults` for those not in UTF-8."""
    texts: dict[str, str] = {}
    faults: list[InstrumentFault] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            texts[path.name] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            faults.append(InstrumentFault(path.name, line, "", "is not UTF-8"))
    if faults:
        raise InstrumentFaults(faults)
    return texts


def shipped_sources() -> dict[str, dict[str, str]]:
    """The texts of every shipped instrument by its code, which is its folder's name."""
    return {folder.name: read_folder(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()}


@cache
def shipped_instruments() -> dict[str, Instrument]:
    """Every shipped instrument by its code; read once a process, as the files ship with the code."""
    parsed = [parse_instrument(sources) for sources in shipped_sources().values()]
    return {instrument.code: instrument for instrument in parsed}
