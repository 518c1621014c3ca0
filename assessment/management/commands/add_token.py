"""`manage.py add_token person@example.com`: a token for the API, and nothing else on standard output."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from assessment.accounts.actions import add_token
from assessment.management.people import PeopleCommand
from assessment.models import User

# A hundred years; beyond some thousands a date ends.
MOST_DAYS = 36_500


class Command(PeopleCommand):
    help = "Makes a token by which a program acts for a person (Authorization: Token …). It is shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person for whom the program acts")
        parser.add_argument(
            "--days", type=int, default=None, help="how long it is good for (default: no end)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError(f"Nobody with the e-mail {options['email']} has an account.")
        if not user.memberships.exists():
            raise CommandError(f"{user.email} belongs to no firm, so a token would open nothing.")
        if options["days"] is not None and options["days"] > MOST_DAYS:
            raise CommandError(f"--days is at most {MOST_DAYS}. Leave it out for a token without an end.")
        self.say(add_token(user=user, days=options["days"]))
        self.stderr.write("Keep it like a password: it is not shown again.")
