"""Adding firms, people and tokens: what the operator can do."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from assessment.models import Firm, Membership, Role, User
from assessment.refusals import Invalid

FIRM_NAME_LENGTH = Firm._meta.get_field("name").max_length or 0


@dataclass(frozen=True)
class Added:
    """What came of adding a person: the place in the firm, and what was new about it."""

    membership: Membership
    new_user: bool
    new_membership: bool


def firm_named(name: str) -> Firm | None:
    return Firm.objects.filter(name=name.strip()).order_by("pk").first()


@transaction.atomic
def add_firm(*, name: str, email: str, password: str | None = None) -> tuple[Added, bool]:
    """A firm and its owner, and whether the firm is new. Of a known firm only its owner is accepted again."""
    name = name.strip()
    if not 0 < len(name) <= FIRM_NAME_LENGTH:
        raise Invalid({"name": _("A firm's name has 1 to 80 characters.")})
    firm = firm_named(name)
    if firm and not firm.memberships.filter(user__email=_checked(email), role=Role.OWNER).exists():
        raise Invalid({"name": _("There is a firm of this name already, with another owner.")})
    new = firm is None
    firm = firm or Firm.objects.create(name=name)
    return add_person(firm=firm, email=email, role=Role.OWNER, password=password), new


@transaction.atomic
def add_person(*, firm: Firm, email: str, role: str, name: str = "", password: str | None = None) -> Added:
    """Someone's place in a firm. A known person keeps their password, a known place its role."""
    email = _checked(email)
    user = User.objects.filter(email=email).first()
    new_user = user is None
    if user is None:
        _check_password(password, email)
        user = User.objects.create_user(email, password, name=name)
        # The operator vouches for the address: there is no sign-up that could claim another's.
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    membership, new_membership = Membership.objects.get_or_create(
        user=user, firm=firm, defaults={"role": role}
    )
    return Added(membership, new_user, new_membership)


def add_token(*, user: User, days: int | None = None) -> str:
    """A token for the API. Only its hash is kept, so it is shown now or never."""
    if days is not None and days < 1:
        raise Invalid({"days": _("A token is good for at least one day.")})
    _row, token = AuthToken.objects.create(user, expiry=None if days is None else timedelta(days=days))
    return str(token)


def _checked(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid({"email": " ".join(error.messages)}) from None
    return email


def _check_password(password: str | None, email: str) -> None:
    if password is None:
        return
    try:
        validate_password(password, User(email=email))
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from None
