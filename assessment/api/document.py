"""The OpenAPI document: made once from the code, in English whoever asks."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer

MEDIA_TYPE = "application/vnd.oai.openapi"


@cache
def document() -> str:
    with translation.override("en"):
        schema: Any = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    rendered: bytes = OpenApiYamlRenderer().render(schema, renderer_context={})  # type: ignore[no-untyped-call]
    return rendered.decode()


@method_decorator(require_safe, name="dispatch")
class Document(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(document(), content_type=f"{MEDIA_TYPE}; charset=utf-8")
