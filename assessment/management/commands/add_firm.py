"""`manage.py add_firm "Name" owner@example.com`: a firm and its owner."""

from typing import Any

from django.core.management.base import CommandParser

from assessment.accounts.actions import add_firm
from assessment.management.people import PeopleCommand, read_password


class Command(PeopleCommand):
    help = "Adds a firm and its owner, and says how the owner signs in. Doing it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the firm's name")
        parser.add_argument("email", help="the owner's e-mail")
        self.add_password_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        password = read_password(options)
        added, new = add_firm(name=options["name"], email=options["email"], password=password)
        firm, user = added.membership.firm, added.membership.user
        if new:
            self.say(f"Firm “{firm.name}” added, with {user.email} as its owner.")
        else:
            self.say(f"Firm “{firm.name}” with its owner {user.email} is there already: nothing was changed.")
        self.say_what_to_do(added, password)
