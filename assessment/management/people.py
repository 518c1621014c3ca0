"""What the commands that add people have in common: reading a password, saying what to do next."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import translation

from assessment.accounts.actions import Added
from assessment.accounts.links import password_link
from assessment.refusals import Invalid, Refusal


class PeopleCommand(BaseCommand):
    """Speaks English whatever the service's default language is, as Django's own commands do."""

    def add_password_option(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="read a new person's password from standard input; else a link to set one is printed",
        )

    def execute(self, *args: Any, **options: Any) -> str | None:
        with translation.override("en"):
            try:
                return super().execute(*args, **options)
            except Refusal as refusal:
                raise CommandError(_told(refusal)) from None

    def say(self, text: str) -> None:
        self.stdout.write(text)

    def say_what_to_do(self, added: Added, password: str | None) -> None:
        user = added.membership.user
        if added.new_user and password is None:
            self.say(f"To choose a password, open this link once within three days:\n  {password_link(user)}")
        elif not added.new_user and password is not None:
            self.say(f"{user.email} has an account already: the password was left as it is.")
        self.say(f"Sign in at {settings.PUBLIC_URL}{reverse('account_login')} as {user.email}")


def read_password(options: dict[str, Any]) -> str | None:
    if not options["password_stdin"]:
        return None
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise CommandError("--password-stdin: there was no password on standard input.")
    return password


def _told(refusal: Refusal) -> str:
    if isinstance(refusal, Invalid):
        return "; ".join(f"{field}: {message}" for field, message in refusal.fields.items())
    return str(refusal.message)
