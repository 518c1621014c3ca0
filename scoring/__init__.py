"""Scoring: from a company's answers to its result, in plain arithmetic.

No Django, no clock, no chance, no files: values in, values out. The rules stand in docs/scoring.md.
"""

from scoring.digests import canonical, digest
from scoring.documents import document, output
from scoring.engine import score, what_if
from scoring.errors import InstrumentFault, InstrumentFaults, ScoringError, SheetFaults
from scoring.frozen import LANGUAGES, Text
from scoring.instrument import (
    Band,
    BandTexts,
    Contradiction,
    Dimension,
    Form,
    Group,
    Instrument,
    Item,
    Quadrant,
    Step,
    Track,
    Wording,
)
from scoring.notices import contradictions
from scoring.parse import parse_instrument
from scoring.read import read_sheet
from scoring.result import (
    DimensionScore,
    ItemResult,
    NextStep,
    Notice,
    OverallScore,
    Reading,
    Result,
    Roadmap,
    Spread,
)
from scoring.rounding import shown
from scoring.rules import RULES
from scoring.sheet import Answer, Company, Respondent, Sheet, Verified, sheet_document
from scoring.strict_json import read_json

__all__ = [
    "LANGUAGES",
    "RULES",
    "Answer",
    "Band",
    "BandTexts",
    "Company",
    "Contradiction",
    "Dimension",
    "DimensionScore",
    "Form",
    "Group",
    "Instrument",
    "InstrumentFault",
    "InstrumentFaults",
    "Item",
    "ItemResult",
    "NextStep",
    "Notice",
    "OverallScore",
    "Quadrant",
    "Reading",
    "Respondent",
    "Result",
    "Roadmap",
    "ScoringError",
    "Sheet",
    "SheetFaults",
    "Spread",
    "Step",
    "Text",
    "Track",
    "Verified",
    "Wording",
    "canonical",
    "contradictions",
    "digest",
    "document",
    "output",
    "parse_instrument",
    "read_json",
    "read_sheet",
    "score",
    "sheet_document",
    "shown",
    "what_if",
]
