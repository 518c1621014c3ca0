"""Scoring a round and freezing what came of it: arithmetic, inside the submitting transaction."""

from django.db.models import Max

from assessment.instruments.selectors import instrument_of
from assessment.models import Result, Round
from assessment.results.rows import sheet_of
from scoring import digest, document, read_sheet, score


def freeze_result(round_: Round) -> Result:
    """The round's result as its rows stand now: a new revision, or the last one if nothing has changed."""
    instrument = instrument_of(round_.instrument)
    sheet = sheet_of(round_, instrument)
    figures = document(score(read_sheet(sheet, {instrument.code: instrument}), instrument))
    mark = digest({"sheet": sheet, "document": figures, "instrument": instrument.digest})
    last = round_.results.aggregate(last=Max("revision"))["last"] or 0
    latest = round_.results.filter(revision=last).first()
    if latest and latest.digest == mark:
        return latest
    return Result.objects.create(round=round_, revision=last + 1, sheet=sheet, document=figures, digest=mark)
