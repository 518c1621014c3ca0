from typing import Any

from django.conf import settings
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.response import Response


class Pages(LimitOffsetPagination):
    """`?limit=` up to 200 and `?offset=`; the neighbours' addresses begin with `PUBLIC_URL`."""

    max_limit = 200

    def get_paginated_response(self, data: Any) -> Response:
        next_, previous = self.get_next_link(), self.get_previous_link()
        return Response({"count": self.count, "next": next_, "previous": previous, "results": data})

    def get_next_link(self) -> str | None:
        return self._public(super().get_next_link())

    def get_previous_link(self) -> str | None:
        return self._public(super().get_previous_link())

    def _public(self, address: str | None) -> str | None:
        if address is None or self.request is None:
            return None
        return settings.PUBLIC_URL + address.removeprefix(self.request.build_absolute_uri("/").rstrip("/"))
