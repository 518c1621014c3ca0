"""JSON as RFC 8259 and common sense have it: UTF-8, no NaN, no key twice, no bottomless nesting."""

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from assessment.api.errors import BodyTooLarge


class StrictJSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        body = _read(stream)
        try:
            value = json.loads(
                body.decode("utf-8"),
                parse_constant=_refuse_constant,
                parse_float=_finite,
                object_pairs_hook=_without_twins,
            )
            _refuse_surrogates(value)
            return value
        except UnicodeDecodeError:
            raise ParseError(_("The body is not UTF-8.")) from None
        except UnicodeEncodeError:
            raise ParseError(_("The body holds half of a surrogate pair, which is no character.")) from None
        except RecursionError:
            raise ParseError(_("The body is nested too deeply.")) from None
        except ValueError:
            raise ParseError(_("The body is not JSON.")) from None


def _read(stream: IO[bytes]) -> bytes:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    body = stream.read(limit + 1)
    if len(body) > limit:
        raise BodyTooLarge
    return body


def _refuse_constant(name: str) -> NoReturn:
    raise ParseError(_("%(name)s is no JSON number.") % {"name": name})


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ParseError(_("%(name)s is no JSON number.") % {"name": text[:40]})
    return value


def _refuse_surrogates(value: object) -> None:
    """Half of a pair can be escaped in JSON, but never written as UTF-8: neither stored nor sent back."""
    json.dumps(value, ensure_ascii=False).encode("utf-8")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        _refuse_surrogates(twin)
        raise ParseError(_("The key “%(name)s” is there twice.") % {"name": twin[:40]})
    return found
