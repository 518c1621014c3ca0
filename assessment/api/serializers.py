"""The shapes that go in and out. In: strict types, no unknown key. Out: as the OpenAPI document says."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from assessment import models
from assessment.consult.progress import Stage
from assessment.models import Form, Industry, Region, Size, Track
from assessment.rounds.names import company_name
from assessment.rounds.services import CompanyFacts, RoundFacts

NAME_LENGTH = models.Company._meta.get_field("name").max_length
LANGUAGES = [(code, code) for code, _name in settings.LANGUAGES]


class Text(serializers.CharField):
    """A string and nothing that could be written as one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Name(Text):
    def to_internal_value(self, data: Any) -> str:
        name = company_name(super().to_internal_value(data))
        if not name:
            self.fail("blank")
        return name


class Email(serializers.EmailField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Code(serializers.ChoiceField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return str(super().to_internal_value(data))


class Strict(serializers.Serializer[Any]):
    """Refuses keys that it does not know: a misspelt one must not pass in silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := sorted(set(data) - set(self.fields))):
            raise serializers.ValidationError({key: [_("There is no such field.")] for key in unknown})
        return super().to_internal_value(data)


class NewCompany(Strict):
    name = Name(max_length=NAME_LENGTH)
    industry = Code(Industry.choices, help_text="Section of GB/T 4754.")
    size = Code(Size.choices)
    region = Code(Region.choices, help_text="ISO 3166-2:CN, or `abroad`.")

    def facts(self) -> CompanyFacts:
        return CompanyFacts(**self.validated_data)


class NewRound(Strict):
    form = Code(Form.choices)
    track = Code(Track.choices)
    language = Code(LANGUAGES, help_text="In which the invitation link greets.")
    email = Email(
        required=False,
        allow_blank=True,
        default="",
        max_length=254,
        help_text="Where a lost link can be sent.",
    )

    def facts(self) -> RoundFacts:
        return RoundFacts(**self.validated_data)


class NewReport(Strict):
    language = Code(LANGUAGES)


# Only ever read: every field of it is there.
class Shape(serializers.Serializer[Any]):
    pass


class Problem(Shape):
    """RFC 9457. `code` is stable, `detail` is translated by `Accept-Language`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="Only with `code: invalid`: what is wrong, by field.",
    )


class DimensionProgress(Shape):
    code = serializers.CharField()
    answered = serializers.IntegerField()
    of = serializers.IntegerField()


class Progress(Shape):
    answered = serializers.IntegerField()
    of = serializers.IntegerField()
    last_activity = serializers.DateTimeField(allow_null=True)


class RoundProgress(Progress):
    dimensions = DimensionProgress(many=True)


class Link(Shape):
    url = serializers.URLField()
    expires_at = serializers.DateTimeField()


class Instrument(Shape):
    code = serializers.CharField()
    revision = serializers.IntegerField()


class RoundBrief(Shape):
    uid = serializers.UUIDField()
    number = serializers.IntegerField()
    form = serializers.ChoiceField(Form.choices)
    track = serializers.ChoiceField(Track.choices)
    state = serializers.ChoiceField(models.Round.State.choices)
    stage = serializers.ChoiceField(
        Stage.choices, help_text="The state, told apart by how far the answers are."
    )
    opened_at = serializers.DateTimeField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    progress = Progress()


class Round(RoundBrief):
    company = serializers.UUIDField()
    instrument = Instrument()
    progress = RoundProgress()
    link = Link(allow_null=True, help_text="The respondent's private link; null for who may only read.")


class Company(Shape):
    uid = serializers.UUIDField()
    name = serializers.CharField()
    industry = serializers.ChoiceField(Industry.choices)
    size = serializers.ChoiceField(Size.choices)
    region = serializers.ChoiceField(Region.choices)
    created_at = serializers.DateTimeField()
    round = RoundBrief(allow_null=True, help_text="The latest round.")


class Companies(Shape):
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = Company(many=True)


class Rounds(Shape):
    results = RoundBrief(many=True)


class Report(Shape):
    uid = serializers.UUIDField()
    number = serializers.CharField()
    language = serializers.ChoiceField(LANGUAGES)
    revision = serializers.IntegerField(help_text="Of the result that it prints.")
    state = serializers.ChoiceField(models.Report.State.choices)
    reason = serializers.CharField(allow_blank=True, help_text="Why it failed, translated.")
    requested_at = serializers.DateTimeField()
    file = serializers.CharField(allow_null=True, help_text="Where the PDF is, once the state is `ready`.")


class Reports(Shape):
    results = Report(many=True)


class DimensionFigures(Shape):
    status = serializers.ChoiceField(["scored", "provisional", "not_enough", "not_applicable"])
    score = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    coverage = serializers.FloatField(allow_null=True)
    band = serializers.IntegerField(allow_null=True)


class OverallFigures(Shape):
    score = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    coverage = serializers.FloatField(allow_null=True)
    band = serializers.IntegerField(allow_null=True)
    band_low = serializers.IntegerField(allow_null=True)
    band_high = serializers.IntegerField(allow_null=True)
    overdraft = serializers.FloatField(allow_null=True)
    overdraft_low = serializers.FloatField(allow_null=True)
    overdraft_high = serializers.FloatField(allow_null=True)
    direction = serializers.FloatField(allow_null=True)
    direction_low = serializers.FloatField(allow_null=True)
    direction_high = serializers.FloatField(allow_null=True)
    quadrant = serializers.CharField(allow_null=True)
    quadrant_certain = serializers.BooleanField(allow_null=True)
    quadrant_between = serializers.ListField(child=serializers.CharField(), required=False)


class Reading(Shape):
    dimensions = serializers.DictField(child=DimensionFigures())
    overall = OverallFigures()


class Step(serializers.Serializer[Any]):
    item = serializers.CharField()
    priority = serializers.FloatField()
    gain = serializers.FloatField()
    effort = serializers.IntegerField()

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        # `from` is a word of Python's own.
        levels = {"from": serializers.IntegerField(), "to": serializers.IntegerField()}
        return {**super().get_fields(), **levels}


class Roadmap(Shape):
    now = Step(many=True)
    next = Step(many=True)
    later = Step(many=True)


class Notice(Shape):
    code = serializers.CharField()
    items = serializers.ListField(child=serializers.CharField(), required=False)


class Figures(Shape):
    """What the rules made of the answers; docs/scoring.md says how. Nothing is rounded."""

    rules = serializers.CharField()
    instrument = serializers.CharField()
    form = serializers.ChoiceField(Form.choices)
    track = serializers.ChoiceField(Track.choices)
    claimed = Reading()
    evidenced = Reading()
    verified = Reading()
    steps = Step(many=True)
    find_out_first = serializers.ListField(child=serializers.CharField())
    roadmap = Roadmap()
    notices = Notice(many=True)
    targets = serializers.DictField(child=serializers.FloatField())
    weights = serializers.DictField(child=serializers.FloatField())
    respondents = serializers.IntegerField()
    items = serializers.DictField(child=serializers.DictField(), help_text="Each item of the form.")
    spread = serializers.DictField(child=serializers.DictField())


class Result(Shape):
    round = serializers.UUIDField()
    revision = serializers.IntegerField()
    frozen_at = serializers.DateTimeField()
    digest = serializers.CharField()
    current = serializers.BooleanField(
        help_text="False while the round is open again: the answers may be changing."
    )
    figures = Figures()
