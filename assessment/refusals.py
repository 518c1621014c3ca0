"""What a person may be told instead of what they asked for: a code, a translated sentence, an HTTP status."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from assessment.models import Answer

Message = str | Promise


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not an error)
    code = "refused"
    status = HTTPStatus.CONFLICT
    message: Message = _("This cannot be done now.")
    # What a program is told besides.
    details: Mapping[str, object] = MappingProxyType({})

    def __init__(self, message: Message | None = None) -> None:
        self.message = message if message is not None else self.message
        super().__init__(str(self.code))


class LinkUnknown(Refusal):
    """Wrong, expired and withdrawn links are told apart by nobody but us."""

    code = "link_unknown"
    status = HTTPStatus.NOT_FOUND
    message = _("This link does not work (any more).")


class AlreadySubmitted(Refusal):
    code = "already_submitted"
    message = _(
        "These answers have been submitted. Only a consultant who looks after the company can reopen them."
    )


class RoundLocked(Refusal):
    code = "round_locked"
    message = _("Your consultant has locked this round.")


class AnswerChanged(Refusal):
    """Somebody else, or the same person elsewhere, has saved another answer since this one was begun."""

    code = "answer_changed"
    message = _("This answer was changed elsewhere meanwhile. Nothing was overwritten.")

    def __init__(self, theirs: "Answer") -> None:
        self.theirs = theirs
        super().__init__()


class NotConsented(Refusal):
    code = "not_consented"
    message = _("Before the first answer, please read and agree to what is stored. Open your link again.")


class NotSubmitted(Refusal):
    code = "not_submitted"
    message = _("There is no result to show: the answers are open. Submit them, and it is there.")


class ReadOnly(Refusal):
    code = "read_only"
    status = HTTPStatus.FORBIDDEN
    message = _("You may look at everything here, but not change it. Ask an owner of your firm.")


class NoFirm(Refusal):
    code = "no_firm"
    status = HTTPStatus.FORBIDDEN
    message = _("Your account does not belong to a firm yet. Ask the person who runs this service.")


class RoundStillOpen(Refusal):
    code = "round_still_open"
    message = _("The last round is still open. It must be submitted before the next one begins.")


class RoundIsLocked(RoundLocked):
    """The same state as the respondent meets, in the words of the one who can undo it."""

    message = _("This round is locked. Unlock it first.")


class RoundHasBegun(Refusal):
    code = "round_has_begun"
    message = _("Questions have been answered already, so form and track stay as they are.")


class ReportNotReady(Refusal):
    code = "report_not_ready"
    message = _("The report is not drawn yet.")


class MailTrouble(Refusal):
    code = "mail_trouble"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    message = _("The e-mail could not be sent now. Please try again in a few minutes.")


class NothingAnswered(Refusal):
    code = "nothing_answered"
    message = _("There is nothing to score yet: answer at least one question first.")


class FileRefused(Refusal):
    """A file that is not taken; the message says why and what to do instead."""

    code = "file_refused"
    status = HTTPStatus.BAD_REQUEST


class Invalid(Refusal):
    """Input that breaks a rule; every field that does is named."""

    code = "invalid"
    status = HTTPStatus.BAD_REQUEST
    message = _("Something is not right yet. Please look at the marked places.")

    def __init__(self, fields: Mapping[str, Message]) -> None:
        self.fields = dict(fields)
        super().__init__()
