"""Serves plotly.js from the plotly wheel, so that the page's script and the figures are of one version."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FILES = ("plotly.min.js",)
PREFIX = "plotly"


def package_data() -> Path:
    spec = find_spec("plotly")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("plotly")
    return Path(spec.submodule_search_locations[0]) / "package_data"


class PlotlyFinder(BaseFinder):
    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        prefix, _, name = path.partition("/")
        found = str(package_data() / name) if prefix == PREFIX and name in FILES else None
        return ([found] if found else []) if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=package_data())
        storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic reads it
        for name in FILES:
            yield name, storage
