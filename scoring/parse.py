"""From YAML texts to an `Instrument`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from scoring.content import content
from scoring.digests import digest
from scoring.errors import InstrumentFault, InstrumentFaults
from scoring.fields import Field
from scoring.frozen import Frozen
from scoring.instrument import Instrument
from scoring.nodes import compose
from scoring.parse_dimension import DimensionDraft, Frame, read_dimension
from scoring.parse_head import Head, read_head
from scoring.references import check_references

HEAD: Final = "instrument.yaml"
ENDING: Final = ".yaml"


def parse_instrument(sources: Mapping[str, str]) -> Instrument:
    """The instrument that a folder of YAML files says: file name → text.

    `instrument.yaml` names the dimensions; each stands in a file of its own (`S1.yaml`).
    Raises `InstrumentFaults` with every fault of every file: file, line, key and what is wrong.
    Equal contents give an equal `digest`, whatever the comments and the layout.
    """
    faults: list[InstrumentFault] = []
    files = {name: _file(name, text, faults) for name, text in sources.items()}
    if HEAD not in files:
        faults.append(InstrumentFault(HEAD, 1, "", "is missing"))
    head = read_head(files.get(HEAD, Field(HEAD, "", 1, None, faults)))
    frame = Frame(head.levels, head.tracks)
    named = _named(head, files)
    drafts = [read_dimension(field, code, frame) for code, field in named.items() if field.given()]
    complete = len(drafts) == len(head.dimensions) > 0
    check_references(head, drafts, complete=complete)
    if faults:
        raise InstrumentFaults(sorted(faults, key=lambda fault: (fault.file != HEAD, fault)))
    instrument = _assembled(head, drafts)
    return replace(instrument, digest=digest(content(instrument)))


def _file(name: str, text: str, faults: list[InstrumentFault]) -> Field:
    def report(line: int, key: str, message: str) -> None:
        faults.append(InstrumentFault(name, line, key, message))

    return Field(name, "", 1, compose(text, report), faults)


def _named(head: Head, files: Mapping[str, Field]) -> dict[str, Field]:
    """The files of the dimensions that the head names. Without such a list, every other file is one."""
    others = {name.removesuffix(ENDING): field for name, field in files.items() if name != HEAD}
    if not head.dimensions:
        return others
    for code, place in head.dimensions.items():
        if code and code not in others:
            place.fault(f"names {code}, but there is no file {code}{ENDING}")
    for name, field in files.items():
        if name != HEAD and name.removesuffix(ENDING) not in head.dimensions:
            field.fault(f"is none of the dimensions that {HEAD} names")
    return {code: others[code] for code in head.dimensions if code in others}


def _assembled(head: Head, drafts: Sequence[DimensionDraft]) -> Instrument:
    return Instrument(
        code=head.code,
        digest="",
        title=head.title,
        thesis=head.thesis,
        unfit=head.unfit,
        levels=head.levels or 0,
        tracks=head.tracks or Frozen({}),
        forms=head.forms,
        groups=head.groups,
        bands=head.bands,
        quadrants=head.quadrants,
        dimensions=tuple(draft.value for draft in drafts),
        contradictions=tuple(oddity.value for oddity in head.oddities),
    )
