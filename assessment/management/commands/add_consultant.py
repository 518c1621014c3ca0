"""`manage.py add_consultant "Firm" person@example.com`: another person of a firm."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from assessment.accounts.actions import add_person, firm_named
from assessment.management.people import PeopleCommand, read_password
from assessment.models import Firm, Role


class Command(PeopleCommand):
    help = "Adds a person to a firm, and says how they sign in. Doing it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("firm", help="the firm's name")
        parser.add_argument("email", help="the person's e-mail")
        parser.add_argument("--name", default="", help="the person's name")
        parser.add_argument("--role", choices=Role.values, default=Role.CONSULTANT.value)
        self.add_password_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        firm = _firm(options["firm"])
        password = read_password(options)
        email, name, role = options["email"], options["name"], options["role"]
        added = add_person(firm=firm, email=email, role=role, name=name, password=password)
        user, held = added.membership.user, added.membership.role
        if added.new_membership:
            self.say(f"{user.email} belongs to “{firm.name}” now, as {held}.")
        else:
            self.say(f"{user.email} belongs to “{firm.name}” already, as {held}: nothing was changed.")
        self.say_what_to_do(added, password)


def _firm(name: str) -> Firm:
    firm = firm_named(name)
    if firm is None:
        known = ", ".join(
            f"“{name}”" for name in Firm.objects.order_by("pk").values_list("name", flat=True)[:20]
        )
        raise CommandError(f"There is no firm “{name}”. Known: {known or 'none; begin with add_firm'}.")
    return firm
