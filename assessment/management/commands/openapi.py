"""`manage.py openapi`: writes docs/openapi.yaml anew from the code."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from assessment.api.document import document


class Command(BaseCommand):
    help = "Writes docs/openapi.yaml."

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "openapi.yaml"
        path.write_text(document(), encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)} written")
