"""`manage.py demonstration`: a firm to look around in, marked as such; `--remove` takes it away again."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.urls import reverse

from assessment.management import demonstration
from assessment.management.people import PeopleCommand
from assessment.models import Firm, User


class Command(PeopleCommand):
    help = "Adds a firm with invented companies to look around in. Doing it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="take it away again, with all that belongs to it"
        )
        parser.add_argument("--new-password", action="store_true", help="the old one was lost")

    def handle(self, *args: Any, **options: Any) -> None:
        firm = demonstration.firm_of_demonstration()
        if options["remove"]:
            self._remove(firm)
        elif firm is None:
            self._add()
        elif options["new_password"]:
            self._renew(firm)
        else:
            self.say(f"“{firm.name}” is there already: nothing was changed.")
            self.say("Its password was shown once. For a new one: manage.py demonstration --new-password")

    def _add(self) -> None:
        if User.objects.filter(email=demonstration.EMAIL).exists():
            raise CommandError(f"{demonstration.EMAIL} has an account already, outside of a demonstration.")
        password = demonstration.new_password()
        firm = demonstration.set_up(password).firm
        self.say(f"“{firm.name}” with {demonstration.companies_in(firm)} invented companies is ready.")
        self._tell(password)

    def _renew(self, firm: Firm) -> None:
        user = User.objects.get(email=demonstration.EMAIL, memberships__firm=firm)
        password = demonstration.new_password()
        user.set_password(password)
        user.save(update_fields=["password"])
        self._tell(password)

    def _remove(self, firm: Firm | None) -> None:
        if firm is None:
            self.say("There is no demonstration to take away.")
            return
        demonstration.remove(firm)
        self.say(f"“{firm.name}” and all that belonged to it is gone.")

    def _tell(self, password: str) -> None:
        self.say(f"  {settings.PUBLIC_URL}{reverse('account_login')}")
        self.say(f"  e-mail    {demonstration.EMAIL}")
        self.say(f"  password  {password}   (shown only now)")
